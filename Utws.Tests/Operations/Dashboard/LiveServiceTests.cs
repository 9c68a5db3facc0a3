using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Operations.Dashboard;
using Utws.Api.Operations.Requests;
using Utws.Tests.Recording;

namespace Utws.Tests.Operations.Dashboard;

/// <summary>The dashboard's seconds end nothing but themselves.</summary>
public sealed class LiveServiceTests
{
    // A background service that throws ends the host, and with it what clients are served.
    [Fact]
    public async Task Tick_ThatThrows_GoesOnWithTheNext()
    {
        FalteringClock clock = new();
        LiveHistory history = new(new RequestTotals(), clock);
        using LiveService service = new(history, new DashboardParts().Events, clock, NullLogger<LiveService>.Instance);
        clock.Falters = true;
        await service.StartAsync(CancellationToken.None);
        await RecorderRun.UntilAsync(() => clock.Refused > 1);
        Assert.False(service.ExecuteTask!.IsCompleted);
        clock.Falters = false;
        await RecorderRun.UntilAsync(() => history.Number > 0);
        await service.StopAsync(CancellationToken.None);
    }
}
