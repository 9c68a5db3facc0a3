namespace Utws.Benchmarks.Budgets;

/// <summary>What one benchmark may cost. Nanoseconds are in no budget: on a shared machine they say more about its other tenants.</summary>
internal sealed record Budget
{
    /// <summary>The most bytes that one operation may allocate.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>The method of the same class that the time is held against, with the same parameters and in the same run; null for no ceiling.</summary>
    public string? Baseline { get; init; }

    /// <summary>The largest share of the baseline's time; null for no ceiling.</summary>
    public double? MaxRatio { get; init; }
}
