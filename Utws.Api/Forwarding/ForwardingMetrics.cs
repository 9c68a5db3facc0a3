using System.Diagnostics.Metrics;
using Utws.Api.Operations;
using Utws.Api.Recording.Segments;

namespace Utws.Api.Forwarding;

/// <summary>What forwarding measures of itself; the counts are kept anyway, here they are read when somebody listens.</summary>
internal sealed class ForwardingMetrics
{
    private readonly Meter _meter;

    public ForwardingMetrics(IMeterFactory meters, Forwarder forwarder, DiskBudget budget, TimeProvider clock)
    {
        _meter = meters.Create(UtwsMetrics.MeterName);
        _ = _meter.CreateObservableCounter(
            "utws.forwarding.sessions", () => forwarder.Status.Sessions, "{session}", "Sessions that are stored in the engine, since the start.");
        _ = _meter.CreateObservableCounter(
            "utws.forwarding.groups", () => forwarder.Status.Groups, "{group}", "Groups of requests that are stored in the engine, since the start.");
        _ = _meter.CreateObservableCounter(
            "utws.forwarding.batches", () => forwarder.Status.Batches, "{batch}", "Batches that are stored in the engine, since the start.");
        _ = _meter.CreateObservableCounter(
            "utws.forwarding.failures", () => forwarder.Status.Failures, "{attempt}", "Attempts that failed, since the start.");
        _ = _meter.CreateObservableCounter(
            "utws.forwarding.found", () => forwarder.Status.GroupsFound, "{group}", "Groups that had arrived in an attempt whose outcome was not known, and were not sent again.");
        _ = _meter.CreateObservableGauge(
            "utws.forwarding.failing", () => forwarder.Status.FailingSince is null ? 0 : 1, "1", "1 while the last attempt has failed, else 0.");
        _ = _meter.CreateObservableGauge("utws.forwarding.lag", () => Lag(forwarder.Status, clock), "s", "For how long the oldest session waits that is not stored in the engine.");
        _ = _meter.CreateObservableGauge(
            "utws.forwarding.unreadable", () => forwarder.Status.UnreadableSegments, "{segment}", "Damaged segments that were not forwarded to their end, since the start.");
        _ = _meter.CreateObservableCounter(
            "utws.forwarding.left_out",
            () => forwarder.Status.LeftOutRequests + forwarder.Status.SetAsideRequests,
            "{request}",
            "Requests that no engine gets, since the start: SQLite had refused them, or their JSON is not what this program writes.");
        _ = _meter.CreateObservableCounter(
            "utws.forwarding.dropped", () => budget.DroppedSessions, "{session}", "Sessions that were deleted before they were forwarded, for want of room, since the start.");
        _ = _meter.CreateObservableGauge(
            "utws.forwarding.full", () => budget.IsFull ? 1 : 0, "1", "1 while requests are refused for want of room, else 0.");
    }

    private static double Lag(ForwarderStatus status, TimeProvider clock) =>
        status.WaitingSinceMicroseconds is { } oldest ? Math.Max(0, (clock.GetUtcNow() - SegmentClock.ToInstant(oldest)).TotalSeconds) : 0;
}
