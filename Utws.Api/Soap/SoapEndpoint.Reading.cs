using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Soap;

// From the head and the body to the processor.
internal sealed partial class SoapEndpoint
{
    // An empty SOAPAction field is one that is there (2.4).
    private static SoapRequestHead HeadOf(HttpRequest request) => new(
        request.Headers.TryGetValue("SOAPAction", out Microsoft.Extensions.Primitives.StringValues action) ? action.ToString() : null,
        request.ContentType);

    private ValueTask ReadAsync(HttpContext context, RequestWalk walk)
    {
        SoapProcessor processor = walk.Processor;
        Begin(context, walk);
        if (processor.IsAnswered)
        {
            CloseIfCutOff(context, processor, isBegun: false, isComplete: false);
            return default;
        }

        if (context.Request.Headers.ContentEncoding.Count > 0)
        {
            return ReadCodedAsync(context, walk);
        }

        // The common case: what came with the head is all of it.
        PipeReader body = context.Request.BodyReader;
        return body.TryRead(out ReadResult result) && TakeAll(context, walk, body, result)
            ? default
            : ReadRestAsync(context, walk, body);
    }

    private void Begin(HttpContext context, RequestWalk walk)
    {
        walk.Policy = policy.Served;
        observer.Begin(context, walk);

        // To the microsecond, as it is recorded: what is decided now is decided alike when the record is replayed.
        DateTimeOffset now = clock.GetUtcNow();
        walk.Now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        walk.Caller = CallerAddress.From(context.Connection.RemoteIpAddress);
        capture?.Begin(context, walk.Now);
        walk.Processor.Begin(HeadOf(context.Request), context.Request.ContentLength, walk.Tally, walk.Now, walk.Caller);
    }

    // From the pool: a body of a hundred sessions comes in pieces, and a state machine of its own would be 200 bytes of garbage.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadRestAsync(HttpContext context, RequestWalk walk, PipeReader body)
    {
        while (!TakeAll(context, walk, body, await body.ReadAsync(context.RequestAborted)))
        {
        }
    }

    private async ValueTask ReadCodedAsync(HttpContext context, RequestWalk walk)
    {
        SoapProcessor processor = walk.Processor;
        bool? read = await CodedRequest.ReadAsync(context, walk, settings.MaxRequestBytes, capture);
        if (read is null && !processor.IsAnswered)
        {
            await ReadRestAsync(context, walk, context.Request.BodyReader);
        }
        else
        {
            CloseIfCutOff(context, processor, isBegun: read is not null, isComplete: read == true);
        }
    }

    // Has the processor read a piece of the body; true when there is an answer.
    private bool TakeAll(HttpContext context, RequestWalk walk, PipeReader body, in ReadResult piece)
    {
        SoapProcessor processor = walk.Processor;
        try
        {
            foreach (ReadOnlyMemory<byte> segment in piece.Buffer)
            {
                capture?.Append(context, segment.Span);
                walk.Append(segment.Span);
            }
        }
        finally
        {
            // Also where the walk failed: a read left open would cost the connection its next request.
            body.AdvanceTo(piece.Buffer.End);
        }

        if (piece.IsCompleted)
        {
            walk.Complete();
        }

        if (!processor.IsAnswered)
        {
            return false;
        }

        CloseIfCutOff(context, processor, isBegun: true, piece.IsCompleted);
        return true;
    }

    // A client that waits for a 100 (Continue) it will not get may never send its body, and one that sends too much need not
    // go on: there is no telling where the next request would begin (RFC 9110, 10.1.1).
    private static void CloseIfCutOff(HttpContext context, SoapProcessor processor, bool isBegun, bool isComplete)
    {
        if (!isComplete && ((!isBegun && context.Request.Headers.ContainsKey("Expect")) || processor.IsTooLong))
        {
            context.Response.Headers.Connection = "close";
        }
    }
}
