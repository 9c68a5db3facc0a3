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
        MessageCapture capture = Capture(_budget);
        for (int i = 0; i < Waiting + 10; i++)
        {
            Exchange(capture);
        }

        Assert.Equal(10, capture.Dropped);
        Assert.False(capture.IsStopped);

        // What was dropped has given back what it took: only the waiting ones count.
        Assert.Equal(CaptureRoom.Taken, _budget.TakeMessages(1000 - (2 * Waiting)));
        Assert.Equal(CaptureRoom.Lent, _budget.TakeMessages(1));
    }

    // Nothing is written yet, and may never be: whoever only holds requests open does not end it.
    [Fact]
    public void Begin_WhenRequestsUnderWayHaveAllMessages_LeavesOutThatOneOnly()
    {
        MessageCapture capture = Capture(new CaptureBudget(10, 1_000_000));
        DefaultHttpContext[] held = [.. Enumerable.Range(0, 5).Select(_ => Begun(capture))];
        Exchange(capture);
        Assert.Equal((1, false), (capture.Dropped, capture.IsStopped));

        foreach (DefaultHttpContext context in held)
        {
            capture.Complete(context, s_answer);
        }

        Assert.Equal((1, false), (capture.Dropped, capture.IsStopped));
        Assert.Equal(5, capture.Waiting.Count);
        Exchange(capture);
        Assert.Equal((2, true), (capture.Dropped, capture.IsStopped));
    }

    // The same for bytes; the one that found none has given all of its own back, though its request goes on.
    [Fact]
    public void Append_WhenRequestsUnderWayHaveAllBytes_LeavesOutThatOneOnly()
    {
        const int PieceBytes = 9000;
        CaptureBudget budget = new(1000, 40_000);
        MessageCapture capture = Capture(budget, maxBytes: 40_000);
        DefaultHttpContext[] held = [.. Enumerable.Range(0, 4).Select(_ => Begun(capture))];
        foreach (DefaultHttpContext context in held)
        {
            capture.Append(context, new byte[PieceBytes]);
        }

        DefaultHttpContext late = Begun(capture);
        capture.Append(late, new byte[PieceBytes]);
        Assert.Equal((1, false), (capture.Dropped, capture.IsStopped));
        Assert.Null(late.Features.Get<CapturedExchange>());
        foreach (DefaultHttpContext context in held)
        {
            capture.Complete(context, s_answer);
        }

        Assert.Equal(4, capture.Waiting.Count);
        capture.Append(Begun(capture), new byte[PieceBytes]);
        Assert.Equal((2, true), (capture.Dropped, capture.IsStopped));
    }

    [Fact]
    public void Begin_WhenWhatIsKeptHasAllMessages_StopsForGood()
    {
        CaptureBudget budget = new(3, 1_000_000);
        MessageCapture capture = Capture(budget);
        Exchange(capture);
        Assert.False(capture.IsStopped);
        Exchange(capture);
        Assert.True(capture.IsStopped);
        Assert.True(capture.Waiting.TryRead(out _));
        Exchange(capture);
        Assert.False(capture.Waiting.TryRead(out _));
    }

    // Half an exchange is one file.
    [Fact]
    public void Abandon_GivesTheResponsesPlaceBack()
    {
        CaptureBudget budget = new(3, 1_000_000);
        MessageCapture capture = Capture(budget);
        capture.Abandon(Begun(capture));
        Exchange(capture);
        Assert.Equal((2, 0, false), (capture.Waiting.Count, capture.Dropped, capture.IsStopped));
        Assert.Equal(CaptureRoom.Full, budget.TakeMessages(1));
    }

    // However many at a time: what is kept and what is lent are never more than there is.
    [Fact]
    public async Task Requests_AtTheSameTime_StayWithinTheBounds()
    {
        const long MaxBytes = 100_000;
        MessageCapture capture = Capture(new CaptureBudget(61, MaxBytes), MaxBytes);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                Exchange(capture);
            }
        })));

        Assert.True(capture.IsStopped);
        Assert.Equal(30, capture.Waiting.Count);
        long bytes = 0;
        while (capture.Waiting.TryRead(out CapturedExchange? exchange))
        {
            bytes += exchange.TakenBytes;
        }

        Assert.InRange(bytes, 1, MaxBytes);
    }

    private static MessageCapture Capture(CaptureBudget budget, long maxBytes = 1_000_000) =>
        new(new CaptureSettings { Path = "folder", MaxBytes = maxBytes }, budget, NullLogger<MessageCapture>.Instance);

    private static DefaultHttpContext Begun(MessageCapture capture)
    {
        DefaultHttpContext context = new();
        capture.Begin(context, DateTimeOffset.UnixEpoch);
        return context;
    }

    private static void Exchange(MessageCapture capture)
    {
        DefaultHttpContext context = Begun(capture);
        capture.Append(context, "<a/>"u8);
        capture.Complete(context, s_answer);
    }
}
