using System.Globalization;
using System.Text;

namespace Utws.Benchmarks.Load.Report;

/// <summary>The table as markdown, which reads as well on a console.</summary>
internal static class MarkdownTable
{
    /// <summary>A table a case, each under its name.</summary>
    public static string Of(IEnumerable<LoadRow> rows)
    {
        StringBuilder text = new();
        _ = text.Append("| case | server | CPU us/request | x floor | requests/s | p50 ms | p99 ms | B/request | RSS MB |\n")
            .Append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        string? previous = null;
        foreach (LoadRow row in rows)
        {
            string title = row.Case == previous ? "" : row.Case;
            previous = row.Case;
            _ = text.Append(
                CultureInfo.InvariantCulture,
                $"| {title} | {row.Server} | {Digits(row.CpuMicroseconds)} | {Known(row.Ratio, "F2")} | {row.RequestsPerSecond:N0} | {row.P50Milliseconds:F2} | {row.P99Milliseconds:F2} | {Known(row.AllocatedBytes, "N0")} | {row.ResidentMegabytes:F0} |\n");
        }

        return text.ToString();
    }

    // Three digits say all there is to say.
    private static string Digits(double value) => value.ToString(value switch { < 10 => "F2", < 100 => "F1", _ => "N0" }, CultureInfo.InvariantCulture);

    private static string Known(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
