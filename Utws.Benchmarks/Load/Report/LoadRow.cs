using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Servers;

namespace Utws.Benchmarks.Load.Report;

/// <summary>One line of the table: a server under a case, the medians of its samples.</summary>
internal sealed record LoadRow(
    LoadCase Case,
    LoadServer Server,
    double CpuMicroseconds,
    double? Ratio,
    double RequestsPerSecond,
    double P50Milliseconds,
    double P99Milliseconds,
    double? AllocatedBytes,
    double ResidentMegabytes);
