using System.Collections.Concurrent;
using System.Diagnostics;
using Utws.Api.Operations.Requests;

namespace Utws.Tests.Operations.Requests;

/// <summary>Listens to the traces of one server and samples every request.</summary>
internal sealed class SpanCollector : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    public SpanCollector(RequestTraces traces)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = traces.IsSource,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Every span, in the order in which they ended.</summary>
    public IReadOnlyList<Activity> All => [.. _spans];

    /// <summary>The spans of a trace.</summary>
    public IReadOnlyList<Activity> Of(ActivityTraceId trace) => [.. _spans.Where(s => s.TraceId == trace)];

    public void Dispose() => _listener.Dispose();
}
