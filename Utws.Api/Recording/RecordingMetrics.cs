using System.Diagnostics.Metrics;
using Utws.Api.Operations;
using Utws.Api.Recording.Segments;

namespace Utws.Api.Recording;

/// <summary>What recording measures of itself; the recorder keeps the counts anyway, here they are read when somebody listens.</summary>
internal sealed class RecordingMetrics
{
    private readonly Meter _meter;

    public RecordingMetrics(IMeterFactory meters, SessionRecorder recorder, SegmentStore? segments = null, BufferedAccount? account = null)
    {
        _meter = meters.Create(UtwsMetrics.MeterName);
        _ = _meter.CreateObservableCounter(
            "utws.recording.requests",
            () => Requests(recorder.Status),
            "{request}",
            "Requests since the start, by what became of their record: committed, failed (their clients got 503, or in Buffered mode they are lost), refused (503 at once).");
        _ = _meter.CreateObservableCounter(
            "utws.recording.sessions",
            () => Sessions(recorder.Status),
            "{session}",
            "Sessions since the start, by what became of their record.");
        _ = _meter.CreateObservableCounter(
            "utws.recording.groups", () => recorder.Status.Groups, "{group}", "Groups of requests that were committed since the start.");
        if (account is not null)
        {
            _ = _meter.CreateObservableGauge(
                "utws.recording.lost_before",
                () => account.LostBefore.Requests,
                "{request}",
                "Requests that the process before this one had answered (Buffered) and not committed when it ended.");
        }

        _ = _meter.CreateObservableGauge(
            "utws.recording.waiting", () => recorder.Status.Waiting, "{request}", "Requests that wait for their commit now.");
        _ = _meter.CreateObservableGauge(
            "utws.recording.fill", () => recorder.Status.Fill.Used, "{group}", "Groups that hold requests now; at all of them, requests are refused.");
        _ = _meter.CreateObservableGauge(
            "utws.recording.failing",
            () => recorder.Status.State == RecorderState.Failing ? 1 : 0,
            "1",
            "1 while the store has failed and requests are refused, else 0.");
        if (segments is not null)
        {
            AddSegments(segments);
        }
    }

    private void AddSegments(SegmentStore segments)
    {
        _ = _meter.CreateObservableGauge(
            "utws.recording.folder.size", () => segments.Status.FolderBytes, "By", "Length of all segments in the folder, at the last look of retention.");
        _ = _meter.CreateObservableCounter(
            "utws.recording.segments.suspect", () => segments.Status.SuspectSegments, "{segment}", "Segments that were given up after a failure since the start.");
        _ = _meter.CreateObservableCounter(
            "utws.recording.segments.corrupt", () => segments.Status.CorruptSegments, "{segment}", "Segments that could not be read and were set aside since the start.");
        _ = _meter.CreateObservableCounter(
            "utws.recording.segments.deleted", () => segments.Status.DeletedSegments, "{segment}", "Segments that were deleted for their age or for room since the start.");
        _ = _meter.CreateObservableCounter(
            "utws.recording.poisoned", () => segments.Status.PoisonedRequests, "{request}", "Requests that SQLite refused as they were, and that are in a segment's table poison.");
    }

    private static IEnumerable<Measurement<long>> Requests(RecorderStatus status) =>
    [
        Of(status.Committed.Requests, "committed"), Of(status.Failed.Requests, "failed"), Of(status.Refused, "refused"),
    ];

    private static IEnumerable<Measurement<long>> Sessions(RecorderStatus status) =>
    [
        Of(status.Committed.Sessions, "committed"), Of(status.Failed.Sessions, "failed"),
    ];

    private static Measurement<long> Of(long count, string outcome) => new(count, KeyValuePair.Create<string, object?>("outcome", outcome));
}
