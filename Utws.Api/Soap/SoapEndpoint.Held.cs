using Utws.Api.Recording;
using Utws.Api.Transport;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Soap;

// Requests whose answers wait for the commit of their record.
internal sealed partial class SoapEndpoint
{
    // As many as wait for a commit with 4,096 connections; one is some 3 KB.
    private const int MaxHeld = 4096;

    private static readonly Func<object, Task> s_sendHeld = static held => ((HeldAnswer)held).Endpoint!.SendHeldAsync((HeldAnswer)held);

    private readonly LifoPool<HeldAnswer> _held = new(MaxHeld);

    /// <summary>
    /// The common case of a recorded request: its body was there at once. An async method that waits for the group would allocate a
    /// task of its own, more than all of recording does otherwise. So the group's task, which all of its requests share, is what the
    /// server awaits; then, and before it ends the response, it calls who wanted to know that the response starts.
    /// </summary>
    private Task RecordAsync(HttpContext context, RequestWalk walk, RequestRecording recording)
    {
        Task<bool> committed;
        try
        {
            committed = recording.RecordAsync(walk);
        }
#pragma warning disable CA1031 // memory that is not to be had, or a mistake of ours: what fails here fails below, where the client is answered
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return FinishAsync(context, walk, ValueTask.FromException(failure), committed: null, sending: null);
        }

        SoapAnswer answer = walk.Processor.Answer;
        if (committed.IsCompleted || answer.Body.Length > HeldAnswer.MaxBytes)
        {
            return FinishAsync(context, walk, ValueTask.CompletedTask, committed, sending: null);
        }

        if (!_held.TryRent(out HeldAnswer? held))
        {
            held = new HeldAnswer();
        }

        held.Hold(answer, committed);
        held.SendTo(this, context);
        held.Observe(walk.Started, walk.Trace);
        pool.Return(walk);
        context.Response.OnStarting(s_sendHeld, held);
        return committed;
    }

    // By now the group is committed, or has failed; and it seldom has to wait for the connection. So it allocates nothing.
    private async Task SendHeldAsync(HeldAnswer held)
    {
        HttpContext context = held.Context!;
        bool isTold = false;
        try
        {
            bool isCommitted = await held.Committed!;
            observer.Recorded(held.Trace);
            if (isCommitted)
            {
                await SendAsync(context, held.Answer);
                capture?.Complete(context, held.Answer);
                observer.Ended(held.Answer, held.Started, held.Trace);
            }
            else
            {
                context.Response.Headers.RetryAfter = RequestRecording.RetryAfter;
                await SendRefusalAsync(context, SoapFaults.NotRecorded(), held);
            }

            isTold = true;
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            Leave(context, broken);
        }
#pragma warning disable CA1031 // as in FinishAsync: whatever fails, the client gets a fault
        catch (Exception failure) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            SoapEndpointLog.RequestFailed(logger, failure);
            await SendRefusalAsync(context, SoapFaults.OperationFailed(failure), held);
            isTold = true;
        }
        finally
        {
            if (!isTold)
            {
                observer.Broken(held.Answer.Version, held.Started, held.Trace);
            }

            held.Clear();
            _ = _held.Return(held);
        }
    }

    private async Task SendRefusalAsync(HttpContext context, SoapFault fault, HeldAnswer held)
    {
#pragma warning disable CA2000 // it goes back to the pool below
        RequestWalk walk = pool.Rent();
#pragma warning restore CA2000
        try
        {
            walk.Processor.Refuse(fault, held.Answer.Version);
            await SendAsync(context, walk.Processor.Answer);
            capture?.Complete(context, walk.Processor.Answer);
            observer.Ended(walk.Processor.Answer, held.Started, held.Trace);
        }
        finally
        {
            pool.Return(walk);
        }
    }
}
