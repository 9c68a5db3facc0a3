using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Soap;

/// <summary>The one SOAP endpoint: feeds a request's body to a <see cref="SoapProcessor"/> as it arrives and sends the answer.</summary>
internal sealed class SoapEndpoint(
    SoapProcessorPool pool, ISessionDecider decider, TimeProvider clock, ILogger<SoapEndpoint> logger)
{
    /// <summary>Answers one POST.</summary>
    public async Task HandleAsync(HttpContext context)
    {
#pragma warning disable CA2000 // it goes back to the pool below
        SoapProcessor processor = pool.Rent();
#pragma warning restore CA2000
        try
        {
            await ReadAsync(context, processor);
            await SendAsync(context, processor.Answer);
        }
        catch (Exception gone) when (HasGone(context, gone))
        {
            SoapEndpointLog.ClientWentAway(logger);
            Leave(context, gone);
        }
#pragma warning disable CA1031 // the one catch-all: whatever fails, the client gets a fault and the next request a clean start
        catch (Exception failure) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            SoapEndpointLog.RequestFailed(logger, failure);
            processor.Refuse(SoapFaults.OperationFailed(failure));
            await SendAsync(context, processor.Answer);
        }
        finally
        {
            pool.Return(processor);
        }
    }

    private async ValueTask ReadAsync(HttpContext context, SoapProcessor processor)
    {
        processor.Begin(HeadOf(context.Request), context.Request.ContentLength, decider, clock.GetUtcNow());
        PipeReader body = context.Request.BodyReader;
        while (!processor.IsAnswered)
        {
            ReadResult result = await body.ReadAsync(context.RequestAborted);
            try
            {
                foreach (ReadOnlyMemory<byte> piece in result.Buffer)
                {
                    processor.Append(piece.Span);
                }
            }
            finally
            {
                // Also where the walk failed: a read left open would cost the connection its next request.
                body.AdvanceTo(result.Buffer.End);
            }

            if (result.IsCompleted)
            {
                processor.Complete();
            }
        }
    }

    private static async ValueTask SendAsync(HttpContext context, SoapAnswer answer)
    {
        HttpResponse response = context.Response;
        response.StatusCode = answer.StatusCode;
        response.ContentLength = answer.Body.Length;
        response.Headers.ContentType = answer.ContentType;
        response.Headers.CacheControl = answer.CacheControl;
        if (!answer.Body.IsEmpty)
        {
            await response.BodyWriter.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    // A body that breaks HTTP's own rules, or comes too slowly, still gets Kestrel's status if anybody is there to read it.
    private static void Leave(HttpContext context, Exception gone)
    {
        if (gone is BadHttpRequestException bad && !context.Response.HasStarted)
        {
            context.Response.StatusCode = bad.StatusCode;
            context.Response.Headers.Connection = "close";
            return;
        }

        context.Abort();
    }

    // An empty SOAPAction field is one that is there (2.4).
    private static SoapRequestHead HeadOf(HttpRequest request) => new(
        request.Headers.TryGetValue("SOAPAction", out Microsoft.Extensions.Primitives.StringValues action) ? action.ToString() : null,
        request.ContentType);

    // What Kestrel throws where the connection broke, the body was cut off, or it came too slowly.
    private static bool HasGone(HttpContext context, Exception exception) =>
        context.RequestAborted.IsCancellationRequested
        || exception is ConnectionResetException or BadHttpRequestException or OperationCanceledException;
}
