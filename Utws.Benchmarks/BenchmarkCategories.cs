namespace Utws.Benchmarks;

/// <summary>Names that <c>--anyCategories</c> takes.</summary>
internal static class BenchmarkCategories
{
    /// <summary>What the gate measures and holds against <c>budgets.json</c>.</summary>
    public const string Gate = "Gate";
}
