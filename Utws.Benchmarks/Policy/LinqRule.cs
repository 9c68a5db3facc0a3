namespace Utws.Benchmarks.Policy;

/// <summary>A rule as one writes it in an afternoon.</summary>
/// <param name="Conditions">All have to hold.</param>
internal sealed record LinqRule(IReadOnlyList<Func<SampleSession, bool>> Conditions);
