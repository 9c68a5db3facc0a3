using System.Buffers;
using System.Threading.Channels;
using Utws.Core.Contract;

namespace Utws.Api.Capture;

/// <summary>
/// Takes a copy of SOAP requests and their responses on the request's path, in memory and without waiting; <see cref="CaptureService"/>
/// writes them. Nothing gets out of here but into the log, and nothing a client does makes it take more than the bounds.
/// </summary>
internal sealed class MessageCapture(CaptureSettings settings, CaptureBudget budget, ILogger<MessageCapture> logger)
{
    // A request and its response.
    private const int MessagesOfExchange = 2;

    // What the disk may be behind: a few requests of each core. More would be memory for what nobody waits for.
    private const int MaxWaiting = 64;

    // Around a body that came in chunks: its length in up to 8 hexadecimal digits, the last chunk, and their line breaks.
    private const int ChunkBytes = 8 + 2 + 7;

    private readonly Channel<CapturedExchange> _waiting = Channel.CreateBounded<CapturedExchange>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private int _isStopped;
    private long _dropped;

    private delegate void Step<T>(MessageCapture capture, HttpContext context, T argument)
        where T : allows ref struct;

    /// <summary>What waits to be written.</summary>
    public ChannelReader<CapturedExchange> Waiting => _waiting.Reader;

    /// <summary>Whether capturing has stopped: a bound was reached, or the disk or this code failed.</summary>
    public bool IsStopped => Volatile.Read(ref _isStopped) != 0;

    /// <summary>How many exchanges were not captured because they were too long, or too many at a time, or the disk was behind.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>A request begins to be read.</summary>
    public void Begin(HttpContext context, DateTimeOffset instant) =>
        Undisturbed(context, instant, static (capture, context, instant) => capture.BeginExchange(context, instant));

    /// <summary>A piece of the request's body has come.</summary>
    public void Append(HttpContext context, ReadOnlySpan<byte> piece) =>
        Undisturbed(context, piece, static (capture, context, piece) => capture.AppendPiece(context, piece));

    /// <summary>The answer has been sent.</summary>
    public void Complete(HttpContext context, SoapAnswer answer) =>
        Undisturbed(context, answer, static (capture, context, answer) => capture.CompleteExchange(context, answer));

    /// <summary>The request broke off: it is written as far as it came, and without a response.</summary>
    public void Abandon(HttpContext context) =>
        Undisturbed(context, argument: 0, static (capture, context, _) => capture.AbandonExchange(context));

    /// <summary>Stops for good; true for the one who stopped it.</summary>
    public bool TryStop() => Interlocked.Exchange(ref _isStopped, 1) == 0;

    /// <summary>Lets the writer come to an end with what is waiting.</summary>
    public void EndWaiting()
    {
        _ = TryStop();
        _ = _waiting.Writer.TryComplete();
    }

    private void Undisturbed<T>(HttpContext context, T argument, Step<T> step)
        where T : allows ref struct
    {
        try
        {
            step(this, context, argument);
        }
#pragma warning disable CA1031 // memory that is not to be had or a mistake of ours: the client's answer does not depend on a copy of it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (TryStop())
            {
                CaptureLog.Failed(logger, failure, settings.Path);
            }
        }
    }

    private void BeginExchange(HttpContext context, DateTimeOffset instant)
    {
        if (IsStopped)
        {
            return;
        }

        CaptureRoom room = budget.TakeMessages(MessagesOfExchange);
        if (room != CaptureRoom.Taken)
        {
            Drop(room, nameof(CaptureSettings.MaxMessages));
            return;
        }

        bool isChunked = context.Request.Headers.TransferEncoding.Count > 0;
        CapturedExchange exchange = new(instant, CapturedHead.OfRequest(context.Request)) { IsChunked = isChunked };
        context.Features.Set(exchange);
        _ = Take(context, exchange, exchange.RequestHead.Length + (isChunked ? ChunkBytes : 0));
    }

    private void AppendPiece(HttpContext context, ReadOnlySpan<byte> piece)
    {
        if (context.Features.Get<CapturedExchange>() is { } exchange && Take(context, exchange, piece.Length))
        {
            exchange.RequestBody.Write(piece);
        }
    }

    private void CompleteExchange(HttpContext context, SoapAnswer answer)
    {
        if (context.Features.Get<CapturedExchange>() is not { } exchange)
        {
            return;
        }

        byte[] head = CapturedHead.OfResponse(context.Response, answer.Body.Length);
        if (Take(context, exchange, head.Length + answer.Body.Length))
        {
            exchange.Response = [.. head, .. answer.Body.Span];
            HandOver(context, exchange);
        }
    }

    private void AbandonExchange(HttpContext context)
    {
        if (context.Features.Get<CapturedExchange>() is { } exchange)
        {
            HandOver(context, exchange);
        }
    }

    private bool Take(HttpContext context, CapturedExchange exchange, long bytes)
    {
        CaptureRoom room = CaptureRoom.Lent;
        bool mayTake = !IsStopped && exchange.TakenBytes + bytes <= settings.MaxExchangeBytes;
        if (mayTake)
        {
            room = budget.TakeBytes(bytes, exchange.TakenBytes);
        }

        if (room == CaptureRoom.Taken)
        {
            exchange.TakenBytes += bytes;
            return true;
        }

        // Its memory goes now, and what it has taken is there for others, however long the client still holds the request open.
        context.Features.Set<CapturedExchange>(null);
        budget.Return(MessagesOfExchange, exchange.TakenBytes);
        Drop(room, nameof(CaptureSettings.MaxBytes));
        return false;
    }

    private void HandOver(HttpContext context, CapturedExchange exchange)
    {
        context.Features.Set<CapturedExchange>(null);
        if (_waiting.Writer.TryWrite(exchange))
        {
            // One without a response gives the place of its second file back.
            int messages = exchange.Response is null ? 1 : MessagesOfExchange;
            budget.Keep(messages, exchange.TakenBytes);
            budget.Return(MessagesOfExchange - messages, 0);
        }
        else
        {
            budget.Return(MessagesOfExchange, exchange.TakenBytes);
            Drop(CaptureRoom.Lent, bound: "");
        }
    }

    // One that found no room is left out. Only if what is kept has it all, nothing can come after it either.
    private void Drop(CaptureRoom room, string bound)
    {
        _ = Interlocked.Increment(ref _dropped);
        if (room == CaptureRoom.Full && TryStop())
        {
            CaptureLog.BoundReached(logger, bound, settings.Path);
        }
    }
}
