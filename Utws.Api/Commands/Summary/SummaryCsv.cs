using System.Globalization;
using Utws.Api.Commands.Source;
using Utws.Api.Commands.Tables;
using Utws.Api.Field;

namespace Utws.Api.Commands.Summary;

/// <summary>
/// The report as one flat table of comma-separated values (RFC 4180, line feeds). It is made for spreadsheets: texts are made visible
/// as on a terminal, and one that a spreadsheet would take for a formula gets an apostrophe.
/// </summary>
internal static class SummaryCsv
{
    private const int KeyColumns = 3;

    public static void Write(TextWriter output, UsageSummary summary, int? top)
    {
        output.WriteLine("section,key1,key2,key3,sessions,share");
        WriteRow(output, "total", new SectionRow([], summary.Sessions), summary.Sessions);
        foreach (SectionKind kind in summary.By)
        {
            foreach (SectionRow row in kind == SectionKind.Time ? summary.Time.Rows() : summary.SectionOf(kind).Rows(top ?? int.MaxValue))
            {
                WriteRow(output, SectionNames.Of(kind), row, summary.Sessions);
            }
        }
    }

    private static void WriteRow(TextWriter output, string section, SectionRow row, long all)
    {
        output.Write(section);
        for (int i = 0; i < KeyColumns; i++)
        {
            output.Write(',');
            if (i < row.Key.Count)
            {
                output.Write(row.Key[i] is { Number: { } number }
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : CsvText.ForSpreadsheet(row.Key[i].Text is { } text ? VisibleText.Of(text) : null));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $",{row.Sessions},{(all == 0 ? 0 : (double)row.Sessions / all):0.######}"));
    }
}
