using System.Diagnostics.Metrics;
using Utws.Api.Operations;
using Utws.Core.Recording;

namespace Utws.Api.Recording;

/// <summary>How long commits take and how large they are; recorded by the writer, and only where somebody listens.</summary>
internal sealed class CommitMetrics
{
    // A sync takes 0.05 ms on the best of disks, 1 to 30 on usual ones.
    private static readonly double[] s_durations = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

    // 16,384 sessions are the most that a group takes, beside a single longer request.
    private static readonly int[] s_sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 16384];

    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly Histogram<int> _requests;
    private readonly Histogram<int> _sessions;

    public CommitMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(UtwsMetrics.MeterName);
        _duration = _meter.CreateHistogram(
            "utws.recording.commit.duration",
            "s",
            "How long a group took from its first row to stable storage.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = s_durations });
        InstrumentAdvice<int> sizes = new() { HistogramBucketBoundaries = s_sizes };
        _requests = _meter.CreateHistogram("utws.recording.group.requests", "{request}", "Requests of a group that was committed.", tags: null, sizes);
        _sessions = _meter.CreateHistogram("utws.recording.group.sessions", "{session}", "Sessions of a group that was committed.", tags: null, sizes);
    }

    /// <summary>A group was committed.</summary>
    public void Committed(RecordGroup group, TimeSpan duration)
    {
        _duration.Record(duration.TotalSeconds);
        _requests.Record(group.RequestCount);
        _sessions.Record(group.SessionCount);
    }
}
