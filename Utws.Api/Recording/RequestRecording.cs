using System.Globalization;
using System.Runtime.CompilerServices;
using Utws.Api.Soap;
using Utws.Core.Contract;
using Utws.Core.Recording;
using Utws.Core.Soap;

namespace Utws.Api.Recording;

/// <summary>Has a request recorded between the end of its walk and its answer, or makes the answer that it could not be.</summary>
internal sealed class RequestRecording(SessionRecorder recorder, RecordingSettings settings)
{
    // One pause of a client is enough for a group to be written on any disk; a store that fails is tried again within five.
    private static readonly string s_retryAfter = 1.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Ends once the request may be answered, by <see cref="SoapProcessor.Answer"/>: as decided, or that it could not be recorded. A
    /// fault is answered as it is: nothing of its request is recorded.
    /// </summary>
    public ValueTask RecordAsync(HttpContext context, RequestWalk walk)
    {
        SoapProcessor processor = walk.Processor;
        if (processor.Answer.StatusCode != StatusCodes.Status200OK)
        {
            return ValueTask.CompletedTask;
        }

        RequestRecord record = new(
            UnixMicroseconds(walk.Now),
            processor.ApiVersion,
            walk.Policy!.Revision,
            settings.AddressKey is { } key ? CallerHash.Of(walk.Caller, key.Span) : null,
            processor.SessionCount);
        if (!recorder.TryAppend(record, walk.Sessions!.Json, out Task<bool> committed))
        {
            Refuse(context, processor);
            return ValueTask.CompletedTask;
        }

        return settings.Mode == RecordingMode.Buffered ? ValueTask.CompletedTask : AwaitAsync(committed, context, processor);
    }

    // Pooled: every request of Durable mode comes through here and waits.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask AwaitAsync(Task<bool> committed, HttpContext context, SoapProcessor processor)
    {
        if (!await committed)
        {
            Refuse(context, processor);
        }
    }

    // RFC 9110, 15.6.4 and 10.2.3
    private static void Refuse(HttpContext context, SoapProcessor processor)
    {
        context.Response.Headers.RetryAfter = s_retryAfter;
        processor.Refuse(SoapFaults.NotRecorded());
    }

    private static long UnixMicroseconds(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
