using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Capture;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Tests.Capture;

/// <summary>A disk that is behind costs messages, not memory and not answers.</summary>
public sealed class CaptureBacklogTests
{
    private const int Waiting = 64;

    private static readonly SoapAnswer s_answer = new(200, SoapVersion.Soap11, "<a/>"u8.ToArray(), Fault: null);

    // Nobody writes here: all that is captured waits.
    private readonly CaptureBudget _budget = new(1000, 1_000_000);

    [Fact]
    public void Complete_WhenTheWriterIsBehind_DropsAndCounts()
    {
        MessageCapture capture = new(new CaptureSettings { Path = "folder" }, _budget, NullLogger<MessageCapture>.Instance);
        for (int i = 0; i < Waiting + 10; i++)
        {
            Exchange(capture);
        }

        Assert.Equal(10, capture.Dropped);
        Assert.False(capture.IsStopped);

        // What was dropped has given back what it took: only the waiting ones count.
        Assert.True(_budget.TryTakeMessages(1000 - (2 * Waiting)));
        Assert.False(_budget.TryTakeMessages(1));
    }

    [Fact]
    public void Begin_WithoutBudget_StopsForGood()
    {
        MessageCapture capture = new(new CaptureSettings { Path = "folder" }, _budget, NullLogger<MessageCapture>.Instance);
        Assert.True(_budget.TryTakeMessages(999));
        Exchange(capture);
        Assert.True(capture.IsStopped);
        _budget.Return(999, 0);
        Exchange(capture);
        Assert.False(capture.Waiting.TryRead(out _));
    }

    private static void Exchange(MessageCapture capture)
    {
        DefaultHttpContext context = new();
        capture.Begin(context, DateTimeOffset.UnixEpoch);
        capture.Append(context, "<a/>"u8);
        capture.Complete(context, s_answer);
    }
}
