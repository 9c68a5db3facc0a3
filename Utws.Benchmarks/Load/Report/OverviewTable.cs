using System.Globalization;
using System.Text;
using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Servers;

namespace Utws.Benchmarks.Load.Report;

/// <summary>CPU time of each server in multiples of the floor's, a column a case.</summary>
internal static class OverviewTable
{
    public static string Of(IReadOnlyList<LoadRow> rows)
    {
        LoadCase[] cases = [.. rows.Select(r => r.Case).Distinct()];
        LoadServer[] servers = [.. rows.Select(r => r.Server).Distinct().OrderBy(LoadServers.PlaceOf)];
        StringBuilder text = new();
        _ = text.Append("| CPU time a request, x floor (us) |").AppendJoin("", cases.Select(c => $" {c.Title} |"))
            .Append("\n| --- |").AppendJoin("", cases.Select(_ => " ---: |")).Append('\n');
        foreach (LoadServer server in servers)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"| {server.Title} |")
                .AppendJoin("", cases.Select(c => $" {Cell(rows.FirstOrDefault(r => r.Case == c && r.Server == server))} |")).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(LoadRow? row) => row is null ? "" : $"{Figure.Known(row.Ratio, "F2")} ({Figure.Digits(row.CpuMicroseconds)})";
}
