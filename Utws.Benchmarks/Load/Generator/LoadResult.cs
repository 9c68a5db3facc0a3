namespace Utws.Benchmarks.Load.Generator;

/// <summary>What came of loading a server for a while.</summary>
/// <param name="Requests">Answered requests.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="P50">The median of their latencies.</param>
/// <param name="P99">What 99 in 100 of them did not exceed.</param>
/// <param name="Errors">Connections that broke, answers that did not come in time or had another status than 200.</param>
internal sealed record LoadResult(long Requests, TimeSpan Elapsed, TimeSpan P50, TimeSpan P99, long Errors)
{
    public double RequestsPerSecond => Requests / Elapsed.TotalSeconds;
}
