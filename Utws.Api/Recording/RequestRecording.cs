using Utws.Api.Recording.Segments;
using Utws.Api.Soap;
using Utws.Core.Contract;
using Utws.Core.Recording;
using Utws.Core.Soap;

namespace Utws.Api.Recording;

/// <summary>Has a request recorded between the end of its walk and its answer, or makes the answer that it could not be.</summary>
internal sealed class RequestRecording(SessionRecorder recorder, RecordingSettings settings)
{
    /// <summary>After how many seconds a client that could not be recorded shall come again: long enough for a group to be written on any disk.</summary>
    public const string RetryAfter = "1";

    private static readonly Task<bool> s_mayBeAnswered = Task.FromResult(true);

    /// <summary>
    /// Has the request recorded. The task ends once it may be answered: with true, by <see cref="SoapProcessor.Answer"/>; with false, if
    /// it could not be recorded and <see cref="Refuse"/> has to change that. It is the group's, never fails, and costs nothing. A fault
    /// is answered as it is: nothing of its request is recorded.
    /// </summary>
    public Task<bool> RecordAsync(RequestWalk walk)
    {
        SoapProcessor processor = walk.Processor;
        if (processor.Answer.StatusCode != StatusCodes.Status200OK)
        {
            return s_mayBeAnswered;
        }

        RequestRecord record = new(
            SegmentClock.ToMicroseconds(walk.Now),
            processor.ApiVersion,
            walk.Policy!.Revision,
            settings.AddressKey is { } key ? CallerHash.Of(walk.Caller, key.Span) : null,
            processor.SessionCount);
        bool isTaken = recorder.TryAppend(record, walk.Sessions!.Json, out Task<bool> committed);
        return isTaken && settings.Mode == RecordingMode.Buffered ? s_mayBeAnswered : committed;
    }

    /// <summary>Makes the answer that the request could not be recorded: 503, and when to come again (RFC 9110, 15.6.4 and 10.2.3).</summary>
    public static void Refuse(HttpContext context, SoapProcessor processor)
    {
        context.Response.Headers.RetryAfter = RetryAfter;
        processor.Refuse(SoapFaults.NotRecorded(), processor.Answer.Version);
    }
}
