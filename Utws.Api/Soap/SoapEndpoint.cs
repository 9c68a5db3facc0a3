using Utws.Api.Capture;
using Utws.Api.Compression;
using Utws.Api.Operations.Requests;
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
    RequestObserver observer,
    ILogger<SoapEndpoint> logger,
    RequestRecording? recording = null,
    MessageCapture? capture = null)
{
    /// <summary>
    /// Answers one POST. The common case goes through without an await: the body came together with the head, and the connection takes
    /// the whole answer. An async method on the way, though it never waits, took 0.17 us.
    /// </summary>
    public Task HandleAsync(HttpContext context)
    {
#pragma warning disable CA2000 // it goes back to the pool when it is done
        RequestWalk walk = pool.Rent();
#pragma warning restore CA2000
        ValueTask reading = default;
        Task? sending = null;
        bool isRead = false;
        try
        {
            // Asked once: the rest of the body may be read on another thread by the time it is asked again.
            reading = ReadAsync(context, walk);
            isRead = reading.IsCompletedSuccessfully;
            if (isRead)
            {
                observer.Walked(walk);
            }

            if (isRead && recording is null)
            {
                sending = SendAsync(context, walk.Processor.Answer);
            }
        }
#pragma warning disable CA1031 // what fails here fails in FinishAsync, where the client is answered
        catch (Exception failure)
#pragma warning restore CA1031
        {
            sending = Task.FromException(failure);
        }

        if (sending is null && isRead)
        {
            return RecordAsync(context, walk, recording!);
        }

        if (sending is not { IsCompletedSuccessfully: true })
        {
            return FinishAsync(context, walk, reading, committed: null, sending);
        }

        capture?.Complete(context, walk.Processor.Answer);
        observer.Ended(walk.Processor.Answer, walk.Started, walk.Trace);
        pool.Return(walk);
        return sending;
    }

    // From wherever the request has to wait: for the rest of its body, for its record, or for the client to take the answer.
    private async Task FinishAsync(HttpContext context, RequestWalk walk, ValueTask reading, Task<bool>? committed, Task? sending)
    {
        SoapProcessor processor = walk.Processor;
        bool isTold = false;
        try
        {
            await reading;
            observer.Walked(walk);
            if (sending is null && recording is not null)
            {
                bool isCommitted = await (committed ?? recording.RecordAsync(walk));
                observer.Recorded(walk.Trace);
                if (!isCommitted)
                {
                    RequestRecording.Refuse(context, processor);
                }
            }

            await (sending ?? SendAsync(context, processor.Answer));
            capture?.Complete(context, processor.Answer);
            observer.Ended(processor.Answer, walk.Started, walk.Trace);
            isTold = true;
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
            observer.Ended(processor.Answer, walk.Started, walk.Trace);
            isTold = true;
        }
        finally
        {
            if (!isTold)
            {
                observer.Broken(walk);
            }

            pool.Return(walk);
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
}
