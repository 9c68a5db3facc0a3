namespace Utws.Benchmarks.Load.Report;

/// <summary>Under which conditions the figures came to be.</summary>
/// <param name="Date">When.</param>
/// <param name="Commit">Of what.</param>
/// <param name="Machine">Operating system, processor, SDK and runtime, a line each.</param>
/// <param name="Generator">What made the load, on the same machine.</param>
/// <param name="Rounds">How often all servers were started.</param>
/// <param name="Seconds">How many turns of a second each had at each case, every time.</param>
internal sealed record LoadConditions(DateTimeOffset Date, string Commit, IReadOnlyList<string> Machine, string Generator, int Rounds, int Seconds);
