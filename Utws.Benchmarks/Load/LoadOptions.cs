using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Servers;

namespace Utws.Benchmarks.Load;

/// <summary>What <c>load</c> was asked for.</summary>
internal sealed record LoadOptions(
    IReadOnlyList<LoadServer> Servers,
    IReadOnlyList<LoadCase> Cases,
    int Rounds,
    int Seconds,
    bool UseWrk,
    string? OutFolder);
