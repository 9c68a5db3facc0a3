using System.Diagnostics.Metrics;
using Utws.Api.Operations;

namespace Utws.Api.Recording;

/// <summary>What recording measures of itself; the recorder keeps the counts anyway, here they are read when somebody listens.</summary>
internal sealed class RecordingMetrics
{
    private readonly Meter _meter;

    public RecordingMetrics(IMeterFactory meters, SessionRecorder recorder, BufferedAccount? account = null)
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
