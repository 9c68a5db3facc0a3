using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Servers;

namespace Utws.Benchmarks.Load;

/// <summary>What <c>load</c> was asked for.</summary>
/// <param name="Servers">Which servers.</param>
/// <param name="Cases">Which bodies, and over how many connections.</param>
/// <param name="Rounds">How often all servers are started.</param>
/// <param name="Seconds">How many turns of a second each gets at each case, every time.</param>
/// <param name="UseWrk">Whether wrk makes the load where it is installed.</param>
/// <param name="OutFolder">Where the page and its chart go.</param>
internal sealed record LoadOptions(
    IReadOnlyList<LoadServer> Servers,
    IReadOnlyList<LoadCase> Cases,
    int Rounds,
    int Seconds,
    bool UseWrk,
    string OutFolder)
{
    /// <summary>The results that are kept in the repository, the newest only.</summary>
    public static string ResultsFolder { get; } = Path.Combine(RepositoryFolder.Find(), "Utws.Benchmarks", "results");

    /// <summary>Where results go that are nobody else's, and what recording servers record meanwhile: on the repository's disk, since a temporary folder may be none.</summary>
    public static string ScratchFolder { get; } = Path.Combine(RepositoryFolder.Find(), "artifacts", "load");
}
