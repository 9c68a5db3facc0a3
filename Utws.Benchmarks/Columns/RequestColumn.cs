using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Utws.Benchmarks.Columns;

/// <summary>A benchmark's mean time by the size of its request; empty where a benchmark has no request.</summary>
/// <param name="name">The column's head.</param>
/// <param name="legend">What it means.</param>
/// <param name="figure">From nanoseconds and size to the figure.</param>
internal sealed class RequestColumn(string name, string legend, Func<double, RequestSize, double> figure) : IColumn
{
    /// <summary>Nanoseconds a session.</summary>
    public static RequestColumn NanosecondsPerSession { get; } =
        new("ns/session", "Mean time divided by the sessions in the request", (nanoseconds, size) => nanoseconds / size.Sessions);

    /// <summary>Megabytes a second, of the request whichever way the benchmark goes.</summary>
    public static RequestColumn MegabytesPerSecond { get; } =
        new("MB/s", "Bytes of the request divided by the mean time, in 1,000,000 bytes a second", (nanoseconds, size) => size.Bytes / nanoseconds * 1_000);

    public string Id => nameof(RequestColumn) + name;

    public string ColumnName => name;

    public string Legend => legend;

    public UnitType UnitType => UnitType.Dimensionless;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public bool AlwaysShow => false;

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(benchmarkCase => RequestSize.Of(benchmarkCase) is not null);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        summary[benchmarkCase]?.ResultStatistics is { } statistics && RequestSize.Of(benchmarkCase) is { } size
            ? figure(statistics.Mean, size).ToString("N0", CultureInfo.InvariantCulture)
            : "-";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
}
