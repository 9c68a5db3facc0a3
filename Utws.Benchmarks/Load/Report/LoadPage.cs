using System.Globalization;
using System.Text;

namespace Utws.Benchmarks.Load.Report;

/// <summary>The page with all that a run has found.</summary>
internal static class LoadPage
{
    /// <summary>What the chart's file is called, beside the page.</summary>
    public const string ChartFile = "load.svg";

    public static string Of(IReadOnlyList<LoadRow> rows, IReadOnlyList<LoadTarget> targets, LoadConditions conditions)
    {
        StringBuilder page = new();
        _ = page.Append("# What a request costs\n\n").Append(OverviewTable.Of(rows))
            .Append(CultureInfo.InvariantCulture, $"\n![CPU time a request in multiples of the floor's]({ChartFile})\n")
            .Append("\n## Targets\n\n").Append(LoadTargets.Table(targets))
            .Append("\n## All figures\n\n").Append(FigureTable.Of(rows))
            .Append("\n## Conditions\n\n")
            .Append(CultureInfo.InvariantCulture, $"- {conditions.Date:yyyy-MM-dd HH:mm} UTC, commit {conditions.Commit}\n");
        foreach (string line in conditions.Machine)
        {
            _ = page.Append(CultureInfo.InvariantCulture, $"- {line}\n");
        }

        return page
            .Append(CultureInfo.InvariantCulture, $"- load: {conditions.Generator}, on the same cores as the server; rounds: {conditions.Rounds}, in each all servers started afresh, warmed up, checked field by field, and loaded in turn, {conditions.Seconds} times 1 s a case\n")
            .Append("- x floor is the median of the turns' ratios to the floor, all other figures are medians of the turns\n")
            .ToString();
    }
}
