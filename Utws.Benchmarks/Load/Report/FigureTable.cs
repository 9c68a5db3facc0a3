using System.Globalization;
using System.Text;

namespace Utws.Benchmarks.Load.Report;

/// <summary>Every figure of a run as a markdown table, which reads as well on a console.</summary>
internal static class FigureTable
{
    public static string Of(IEnumerable<LoadRow> rows)
    {
        StringBuilder text = new();
        _ = text.Append("| case | server | CPU us/request | x floor | requests/s | p50 ms | p99 ms | B/request | RSS MB |\n")
            .Append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        string? previous = null;
        foreach (LoadRow row in rows)
        {
            string title = row.Case.Title == previous ? "" : row.Case.Title;
            previous = row.Case.Title;
            _ = text.Append(
                CultureInfo.InvariantCulture,
                $"| {title} | {row.Server.Title} | {Figure.Digits(row.CpuMicroseconds)} | {Figure.Known(row.Ratio, "F2")} | {row.RequestsPerSecond:N0} | {row.P50Milliseconds:F2} | {row.P99Milliseconds:F2} | {Figure.Known(row.AllocatedBytes, "N0")} | {row.ResidentMegabytes:F0} |\n");
        }

        return text.ToString();
    }
}
