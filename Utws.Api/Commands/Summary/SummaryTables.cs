using System.Globalization;
using Utws.Api.Commands.Records;
using Utws.Api.Commands.Source;
using Utws.Api.Commands.Tables;
using Utws.Api.Field;

namespace Utws.Api.Commands.Summary;

/// <summary>The report for people: totals, then a table a section.</summary>
internal static class SummaryTables
{
    // What fits a screen beside another table.
    private const int UsualRows = 10;

    public static void Write(ITableWriter tables, UsageSummary summary, int? top)
    {
        tables.Write(Facts(summary));
        if (summary.Sessions == 0)
        {
            return;
        }

        foreach (SectionKind kind in summary.By)
        {
            tables.Write(kind == SectionKind.Time ? Time(summary) : Section(summary, summary.SectionOf(kind), top ?? UsualRows));
        }
    }

    private static List<(string Name, string Value)> Facts(UsageSummary summary)
    {
        List<(string, string)> facts =
        [
            ("sessions", CellText.Count(summary.Sessions)),
            ("requests", CellText.Count(summary.Requests)),
        ];
        if (summary is { FirstMicroseconds: { } first, LastMicroseconds: { } last })
        {
            facts.Add(("received", RecordedInstant.ToSeconds(first) + " to " + RecordedInstant.ToSeconds(last)));
            facts.Add(("nodes", string.Join(", ", summary.Nodes.Select(VisibleText.Of))));
        }

        facts.Add(("segments", CellText.Count(summary.Segments)));
        if (summary.SetAsideRequests > 0)
        {
            facts.Add(("set aside", $"{CellText.Count(summary.SetAsideSessions)} more sessions, of requests that could not be stored as the others (requests: {CellText.Count(summary.SetAsideRequests)})"));
        }

        return facts;
    }

    private static Table Section(UsageSummary summary, Section section, int top)
    {
        IReadOnlyList<SectionRow> rows = section.Rows(top);
        long most = rows.Count == 0 ? 0 : rows[0].Sessions;
        bool[] areNumbers = [.. section.Columns.Select((_, i) => rows.All(r => r.Key[i].Number is not null))];
        return new Table(
            "by " + section.Name,
            [.. section.Columns.Select((name, i) => new TableColumn(name, areNumbers[i])), new("sessions", IsNumber: true), new("share", IsNumber: true)],
            [.. rows.Select(r => Row(r, summary.Sessions, most))],
            Rest(section, rows));
    }

    private static string? Rest(Section section, IReadOnlyList<SectionRow> rows)
    {
        string more = section.Keys > rows.Count ? $"and {CellText.Count(section.Keys - rows.Count)} more" : "";
        string others = section.NotToldApart > 0 ? $"and {CellText.Count(section.NotToldApart)} sessions with still other values, which are not told apart" : "";
        return more.Length + others.Length == 0 ? null : more.Length == 0 || others.Length == 0 ? more + others : more + ", " + others;
    }

    private static Table Time(UsageSummary summary)
    {
        IReadOnlyList<SectionRow> rows = summary.Time.Rows();
        string step = summary.Time.Step switch { TimeStep.Hour => "hour", TimeStep.Day => "day", _ => "month" };
        long most = rows.Max(r => r.Sessions);
        return new Table(
            $"by {step}, UTC",
            [new(step, IsNumber: false), new("sessions", IsNumber: true), new("share", IsNumber: true)],
            [.. rows.Select(r => Row(r, summary.Sessions, most))]);
    }

    private static TableRow Row(SectionRow row, long all, long most) => new(
        [.. row.Key.Select(CellOf), CellText.Count(row.Sessions), CellText.Share(row.Sessions, all)],
        (double)row.Sessions / Math.Max(1, most));

    private static string CellOf(KeyPart part) => part.Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : CellText.Of(part.Text);
}
