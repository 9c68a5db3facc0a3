namespace Utws.Benchmarks.Budgets;

/// <summary>One benchmark held against its budget.</summary>
/// <param name="Name">As in <see cref="Measurement.Name"/>.</param>
/// <param name="Passed">Whether it is within its budget.</param>
/// <param name="Bytes">Allocated bytes and their limit.</param>
/// <param name="Ratio">The share of the baseline's time and its ceiling.</param>
/// <param name="Remark">Why it failed; empty if it passed.</param>
internal sealed record Verdict(string Name, bool Passed, string Bytes, string Ratio, string Remark)
{
    /// <summary>Whether it failed by its figures, which the rest of the process and of the machine can cause: measuring again may clear it.</summary>
    public bool IsOverBudget { get; init; }
}
