using System.Buffers;
using System.Threading.Channels;
using Utws.Core.Contract;

namespace Utws.Api.Capture;

/// <summary>
/// Takes a copy of SOAP requests and their responses on the request's path, in memory and without waiting; <see cref="CaptureService"/>
/// writes them. Nothing here throws, and nothing a client does makes it take more than the bounds.
/// </summary>
internal sealed class MessageCapture(CaptureSettings settings, CaptureBudget budget, ILogger<MessageCapture> logger)
{
    // A request and its response.
    private const int MessagesOfExchange = 2;

    // What the disk may be behind: a few requests of each core. More would be memory for what nobody waits for.
    private const int MaxWaiting = 64;

    private readonly Channel<CapturedExchange> _waiting = Channel.CreateBounded<CapturedExchange>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private int _isStopped;
    private long _dropped;

    /// <summary>What waits to be written.</summary>
    public ChannelReader<CapturedExchange> Waiting => _waiting.Reader;

    /// <summary>Whether capturing has stopped: a bound was reached, or the disk failed.</summary>
    public bool IsStopped => Volatile.Read(ref _isStopped) != 0;

    /// <summary>How many exchanges were not captured because they were too long or the disk was behind.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>A request begins to be read.</summary>
    public void Begin(HttpContext context, DateTimeOffset instant)
    {
        if (IsStopped)
        {
            return;
        }

        if (!budget.TryTakeMessages(MessagesOfExchange))
        {
            StopAtBound(nameof(CaptureSettings.MaxMessages));
            return;
        }

        CapturedExchange exchange = new(instant, CapturedHead.OfRequest(context.Request))
        {
            IsChunked = context.Request.Headers.TransferEncoding.Count > 0,
        };
        context.Features.Set(exchange);
        Take(exchange, exchange.RequestHead.Length);
    }

    /// <summary>A piece of the request's body has come.</summary>
    public void Append(HttpContext context, ReadOnlySpan<byte> piece)
    {
        if (context.Features.Get<CapturedExchange>() is { IsGivenUp: false } exchange && Take(exchange, piece.Length))
        {
            exchange.RequestBody.Write(piece);
        }
    }

    /// <summary>The answer has been sent.</summary>
    public void Complete(HttpContext context, SoapAnswer answer)
    {
        if (context.Features.Get<CapturedExchange>() is not { } exchange)
        {
            return;
        }

        if (!exchange.IsGivenUp)
        {
            byte[] head = CapturedHead.OfResponse(context.Response, answer.Body.Length);
            if (Take(exchange, head.Length + answer.Body.Length))
            {
                exchange.Response = [.. head, .. answer.Body.Span];
            }
        }

        HandOver(context, exchange);
    }

    /// <summary>The request broke off: it is written as far as it came, and without a response.</summary>
    public void Abandon(HttpContext context)
    {
        if (context.Features.Get<CapturedExchange>() is { } exchange)
        {
            HandOver(context, exchange);
        }
    }

    /// <summary>An exchange is written: one without a response gives the place of its second file back.</summary>
    public void Settle(CapturedExchange exchange) => budget.Return(exchange.Response is null ? 1 : 0, 0);

    /// <summary>Stops for good; true for the one who stopped it.</summary>
    public bool TryStop() => Interlocked.Exchange(ref _isStopped, 1) == 0;

    /// <summary>Lets the writer come to an end with what is waiting.</summary>
    public void EndWaiting()
    {
        _ = TryStop();
        _ = _waiting.Writer.TryComplete();
    }

    private bool Take(CapturedExchange exchange, long bytes)
    {
        if (exchange.TakenBytes + bytes > settings.MaxExchangeBytes)
        {
            GiveUp(exchange);
            return false;
        }

        if (IsStopped || !budget.TryTakeBytes(bytes))
        {
            StopAtBound(nameof(CaptureSettings.MaxBytes));
            GiveUp(exchange);
            return false;
        }

        exchange.TakenBytes += bytes;
        return true;
    }

    private static void GiveUp(CapturedExchange exchange)
    {
        exchange.IsGivenUp = true;
        exchange.RequestBody.Clear();
    }

    private void HandOver(HttpContext context, CapturedExchange exchange)
    {
        context.Features.Set<CapturedExchange>(null);
        if (exchange.IsGivenUp || !_waiting.Writer.TryWrite(exchange))
        {
            budget.Return(MessagesOfExchange, exchange.TakenBytes);
            _ = Interlocked.Increment(ref _dropped);
        }
    }

    private void StopAtBound(string bound)
    {
        if (TryStop())
        {
            CaptureLog.BoundReached(logger, bound, settings.Path);
        }
    }
}
