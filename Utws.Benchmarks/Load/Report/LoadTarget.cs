namespace Utws.Benchmarks.Load.Report;

/// <summary>What was to be reached, and what was.</summary>
/// <param name="What">The figure.</param>
/// <param name="Wanted">What it should be.</param>
/// <param name="Measured">What it is.</param>
/// <param name="IsMet">Whether that will do.</param>
internal sealed record LoadTarget(string What, string Wanted, string Measured, bool IsMet)
{
    /// <summary>A figure that should be small; null if it was not taken.</summary>
    public static LoadTarget? AtMost(string what, double? measured, double limit, string unit) => measured is { } value
        ? new LoadTarget(what, FormattableString.Invariant($"at most {limit}{unit}"), FormattableString.Invariant($"{value:F2}"), value <= limit)
        : null;

    /// <summary>A figure that should be great; null if it was not taken.</summary>
    public static LoadTarget? AtLeast(string what, double? measured, double limit, string unit) => measured is { } value
        ? new LoadTarget(what, FormattableString.Invariant($"at least {limit}{unit}"), FormattableString.Invariant($"{value:F2}"), value >= limit)
        : null;
}
