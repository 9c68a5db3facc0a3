using Microsoft.Extensions.Logging;
using Utws.Api.Capture;
using Utws.Tests.Support;

namespace Utws.Tests.Capture;

/// <summary>Nobody captures client data without being told again and again.</summary>
public sealed class CaptureReminderTests
{
    [Fact]
    public async Task Service_WhileItIsOn_WarnsAtTheStartAndEveryHour()
    {
        using CaptureRun run = new();
        using CapturingLoggerProvider log = new();
        using ILoggerFactory loggers = LoggerFactory.Create(b => b.AddProvider(log));
        CaptureSettings settings = new() { Path = run.Folder };
        MessageCapture capture = new(settings, new CaptureBudget(10, 1000), loggers.CreateLogger<MessageCapture>());
        using CaptureClock clock = new();
        using CaptureService service = new(capture, CaptureFolder.Open(run.Folder), settings, clock, loggers.CreateLogger<CaptureService>());

        await service.StartAsync(CancellationToken.None);
        Assert.Equal(
            $"Messages are being captured in {run.Folder}: they hold client data. Empty Utws:Capture:Path to stop it. 0 were too long or came too fast and were left out",
            Assert.Single(log.AboveDebug, e => e.Level == LogLevel.Warning).Message);
        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromHours(1)), (clock.DueTime, clock.Period));
        clock.Ring();
        clock.Ring();
        Assert.Equal(3, log.AboveDebug.Count);

        // Once it has stopped there is nothing to be reminded of.
        Assert.True(capture.TryStop());
        clock.Ring();
        Assert.Equal(3, log.AboveDebug.Count);
        await service.StopAsync(CancellationToken.None);
    }
}
