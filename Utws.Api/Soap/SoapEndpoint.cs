using System.IO.Pipelines;
using Utws.Api.Capture;
using Utws.Api.Compression;
using Utws.Api.Policy;
using Utws.Api.Recording;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Soap;

/// <summary>The one SOAP endpoint: feeds a request's body to a <see cref="SoapProcessor"/> as it arrives and sends the answer.</summary>
internal sealed partial class SoapEndpoint(
    RequestWalkPool pool,
    CurrentPolicy policy,
    TimeProvider clock,
    UtwsSettings settings,
    AnswerBody answers,
    ILogger<SoapEndpoint> logger,
    RequestRecording? recording = null,
    MessageCapture? capture = null)
{
    /// <summary>Answers one POST.</summary>
    public Task HandleAsync(HttpContext context)
    {
#pragma warning disable CA2000 // it goes back to the pool when it is done
        RequestWalk walk = pool.Rent();
#pragma warning restore CA2000
        ValueTask reading = ReadAsync(context, walk);
        return recording is not null && reading.IsCompletedSuccessfully
            ? RecordAsync(context, walk, recording)
            : HandleAsync(context, walk, reading, committed: null);
    }

    private async Task HandleAsync(HttpContext context, RequestWalk walk, ValueTask reading, Task<bool>? committed)
    {
        SoapProcessor processor = walk.Processor;
        try
        {
            await reading;
            if (recording is not null && !await (committed ?? recording.RecordAsync(walk)))
            {
                RequestRecording.Refuse(context, processor);
            }

            await SendAsync(context, processor.Answer);
            capture?.Complete(context, processor.Answer);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            Leave(context, broken);
        }
#pragma warning disable CA1031 // the one catch-all: whatever fails, the client gets a fault and the next request a clean start
        catch (Exception failure) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            SoapEndpointLog.RequestFailed(logger, failure);
            processor.Refuse(SoapFaults.OperationFailed(failure));
            await SendAsync(context, processor.Answer);
            capture?.Complete(context, processor.Answer);
        }
        finally
        {
            pool.Return(walk);
        }
    }

    private async ValueTask ReadAsync(HttpContext context, RequestWalk walk)
    {
        SoapProcessor processor = walk.Processor;
        walk.Policy = policy.Served;

        // To the microsecond, as it is recorded: what is decided now is decided alike when the record is replayed.
        DateTimeOffset now = clock.GetUtcNow();
        walk.Now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        walk.Caller = CallerAddress.From(context.Connection.RemoteIpAddress);
        capture?.Begin(context, walk.Now);
        processor.Begin(HeadOf(context.Request), context.Request.ContentLength, walk.Policy.Decider, walk.Now, walk.Caller);
        bool isComplete = false;
        bool isBegun = false;
        if (context.Request.Headers.ContentEncoding.Count > 0 && !processor.IsAnswered)
        {
            bool? read = await CodedRequest.ReadAsync(context, processor, settings.MaxRequestBytes, capture);
            isBegun = read is not null;
            isComplete = read == true;
        }

        PipeReader body = context.Request.BodyReader;
        while (!processor.IsAnswered)
        {
            isBegun = true;
            ReadResult result = await body.ReadAsync(context.RequestAborted);
            try
            {
                foreach (ReadOnlyMemory<byte> piece in result.Buffer)
                {
                    capture?.Append(context, piece.Span);
                    processor.Append(piece.Span);
                }
            }
            finally
            {
                // Also where the walk failed: a read left open would cost the connection its next request.
                body.AdvanceTo(result.Buffer.End);
            }

            isComplete = result.IsCompleted;
            if (isComplete)
            {
                processor.Complete();
            }
        }

        // A client that waits for a 100 (Continue) it will not get may never send its body, and one that sends too much need not
        // go on: there is no telling where the next request would begin (RFC 9110, 10.1.1).
        if (!isComplete && ((!isBegun && context.Request.Headers.ContainsKey("Expect")) || processor.IsTooLong))
        {
            context.Response.Headers.Connection = "close";
        }
    }

    private Task SendAsync(HttpContext context, SoapAnswer answer)
    {
        HttpResponse response = context.Response;
        response.StatusCode = answer.StatusCode;
        response.Headers.ContentType = answer.ContentType;
        response.Headers.CacheControl = answer.CacheControl;
        if (answer.StatusCode == StatusCodes.Status415UnsupportedMediaType && answer.Fault is null)
        {
            // 4.3: there is no body to say it in. RFC 9110, 15.5.16
            response.Headers.Accept = "text/xml, application/soap+xml";
        }

        return answers.SendAsync(context, answer.Body);
    }

    // Nothing here does any other input or output: the connection broke, or the body broke HTTP's rules or was too slow. Then it still
    // gets Kestrel's status if anybody is there to read it.
    private void Leave(HttpContext context, Exception broken)
    {
        SoapEndpointLog.RequestBroken(logger, broken.Message);
        capture?.Abandon(context);
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = broken is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest;
        context.Response.Headers.Connection = "close";
    }

    // An empty SOAPAction field is one that is there (2.4).
    private static SoapRequestHead HeadOf(HttpRequest request) => new(
        request.Headers.TryGetValue("SOAPAction", out Microsoft.Extensions.Primitives.StringValues action) ? action.ToString() : null,
        request.ContentType);
}
