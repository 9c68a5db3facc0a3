using System.Globalization;
using System.Security;
using System.Text;
using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Servers;

namespace Utws.Benchmarks.Load.Report;

/// <summary>
/// The ratios as bars, a group a case, in SVG that is readable on white and on black. Each group has its own scale: on a common one
/// the shortest requests would have no bars to be seen.
/// </summary>
internal static class LoadChart
{
    private const int Width = 760;
    private const int LabelWidth = 230;
    private const int ValueWidth = 130;
    private const int BarHeight = 16;
    private const int BarStep = 22;
    private const int TitleHeight = 34;
    private const int Top = 34;

    private const string Style = """
        text { font: 13px system-ui, sans-serif; fill: #1f2328 }
        .title { font-weight: 600 }
        .floor { fill: #8c959f }
        .ours { fill: #1a7f37 }
        .peer { fill: #0969da }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 }
          .floor { fill: #7d8590 }
          .ours { fill: #3fb950 }
          .peer { fill: #4493f8 }
        }
        """;

    /// <summary>Draws all lines that have a ratio.</summary>
    public static string Of(IReadOnlyList<LoadRow> rows)
    {
        IGrouping<LoadCase, LoadRow>[] cases = [.. rows.Where(r => r.Ratio is not null).GroupBy(r => r.Case)];
        int height = Top + cases.Sum(c => TitleHeight + (c.Count() * BarStep)) + 10;
        StringBuilder svg = new();
        _ = svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"title\">\n")
            .Append("<title id=\"title\">CPU time a request as a multiple of what Kestrel alone needs for the same bytes</title>\n")
            .Append(CultureInfo.InvariantCulture, $"<style>\n{Style.ReplaceLineEndings("\n")}\n</style>\n")
            .Append("<text x=\"0\" y=\"16\">CPU time a request, x what Kestrel alone needs for the same bytes; shorter is better, each group to its own scale</text>\n");
        int y = Top;
        foreach (IGrouping<LoadCase, LoadRow> ofCase in cases)
        {
            _ = svg.Append(CultureInfo.InvariantCulture, $"<text class=\"title\" x=\"0\" y=\"{y + 22}\">{SecurityElement.Escape(ofCase.Key.Title)}</text>\n");
            y += TitleHeight;
            double longest = ofCase.Max(r => r.Ratio!.Value);
            foreach (LoadRow row in ofCase)
            {
                AppendBar(svg, row, longest, y);
                y += BarStep;
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void AppendBar(StringBuilder svg, LoadRow row, double longest, int y)
    {
        double length = row.Ratio!.Value / longest * (Width - LabelWidth - ValueWidth);
        string kind = row.Server switch { { Name: LoadServers.FloorName } => "floor", { Recording: not null } => "ours", _ => "peer" };
        _ = svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth - 8}\" y=\"{y + 13}\" text-anchor=\"end\">{SecurityElement.Escape(row.Server.Title)}</text>")
            .Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{LabelWidth}\" y=\"{y}\" width=\"{length:F1}\" height=\"{BarHeight}\" rx=\"2\"/>")
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth + length + 6:F1}\" y=\"{y + 13}\">{row.Ratio:F2} ({Figure.Digits(row.CpuMicroseconds)} us)</text>\n");
    }
}
