namespace Utws.Benchmarks.Scale;

/// <summary>What a while under load came to.</summary>
/// <param name="Requests">Answered requests.</param>
/// <param name="CpuMicroseconds">CPU time of the server a request, the kernel's for it included.</param>
/// <param name="P50">The median of the latencies.</param>
/// <param name="P99">What 99 in 100 of them did not exceed.</param>
/// <param name="ResidentMegabytes">The server's resident memory at the end.</param>
internal sealed record ScaleSample(long Requests, double CpuMicroseconds, TimeSpan P50, TimeSpan P99, double ResidentMegabytes);
