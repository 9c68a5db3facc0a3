using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Utws.Api.Capture;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.Capture;

/// <summary>Whatever fails in capturing, the request goes on as if there were none of it.</summary>
public sealed class CaptureFailureTests
{
    private static readonly SoapAnswer s_answer = new(200, SoapVersion.Soap11, "<a/>"u8.ToArray(), Fault: null);

    // Each member meets something that throws: a context that is no longer one.
    [Theory]
    [InlineData("Begin")]
    [InlineData("Append")]
    [InlineData("Complete")]
    [InlineData("Abandon")]
    public void Member_ThatFails_StopsAndLogsOnce(string member)
    {
        using CapturingLoggerProvider log = new();
        using ILoggerFactory loggers = LoggerFactory.Create(b => b.AddProvider(log));
        MessageCapture capture = new(new CaptureSettings { Path = "folder" }, new CaptureBudget(10, 1_000_000), loggers.CreateLogger<MessageCapture>());
        DefaultHttpContext broken = new();
        capture.Begin(broken, DateTimeOffset.UnixEpoch);
        broken.Uninitialize();
        for (int i = 0; i < 2; i++)
        {
            Call(capture, member, broken);
        }

        Assert.True(capture.IsStopped);
        CapturedLogEntry stopped = Assert.Single(log.AboveDebug);
        Assert.Equal(
            (LogLevel.Error, "Capturing has stopped: a message for folder could not be copied. Requests are answered all the same"),
            (stopped.Level, stopped.Message));
        Assert.False(capture.Waiting.TryRead(out _));
    }

    // A response without its fields cannot be copied after it was sent; the one before it is kept.
    [Fact]
    public void Complete_ThatFails_LeavesWhatWaits()
    {
        using ILoggerFactory loggers = LoggerFactory.Create(_ => { });
        MessageCapture capture = new(new CaptureSettings { Path = "folder" }, new CaptureBudget(10, 1_000_000), loggers.CreateLogger<MessageCapture>());
        DefaultHttpContext whole = new();
        capture.Begin(whole, DateTimeOffset.UnixEpoch);
        capture.Complete(whole, s_answer);
        DefaultHttpContext broken = new();
        capture.Begin(broken, DateTimeOffset.UnixEpoch);
        broken.Features.Set<IHttpResponseFeature>(null);
        capture.Complete(broken, s_answer);
        Assert.True(capture.IsStopped);
        Assert.True(capture.Waiting.TryRead(out _));
        Assert.False(capture.Waiting.TryRead(out _));
    }

    private static void Call(MessageCapture capture, string member, HttpContext context)
    {
        switch (member)
        {
            case "Begin":
                capture.Begin(context, DateTimeOffset.UnixEpoch);
                break;
            case "Append":
                capture.Append(context, "<a/>"u8);
                break;
            case "Complete":
                capture.Complete(context, s_answer);
                break;
            default:
                capture.Abandon(context);
                break;
        }
    }
}
