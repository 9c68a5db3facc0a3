using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Servers;

namespace Utws.Benchmarks.Load;

/// <summary>One server under one case, once.</summary>
/// <param name="Server">Which server.</param>
/// <param name="Case">Which case.</param>
/// <param name="Turn">Which time; samples of one case and turn were taken in direct succession.</param>
/// <param name="CpuMicroseconds">CPU time of the server's process, a request.</param>
/// <param name="RequestsPerSecond">Answered requests a second.</param>
/// <param name="P50Milliseconds">The median latency.</param>
/// <param name="P99Milliseconds">What 99 in 100 latencies did not exceed.</param>
/// <param name="AllocatedBytes">Garbage, a request; null where the server does not tell.</param>
/// <param name="ResidentMegabytes">The server's resident memory at the end, in MB of 1,000,000 bytes.</param>
internal sealed record LoadSample(
    LoadServer Server,
    LoadCase Case,
    int Turn,
    double CpuMicroseconds,
    double RequestsPerSecond,
    double P50Milliseconds,
    double P99Milliseconds,
    double? AllocatedBytes,
    double ResidentMegabytes);
