using System.Globalization;
using System.Text;
using Utws.Api.Commands.Check;
using Utws.Api.Commands.Source;
using Utws.Api.Commands.Tables;
using Utws.Core.Contract;

namespace Utws.Api.Commands.Report;

/// <summary>Sessions and their decisions as a table: numbers to the right, texts to the left.</summary>
internal static class SessionTable
{
    private static readonly string[] s_headings = ["no.", .. ContractDescription.SessionsToPublish.Select(m => m.Name)];
    private static readonly bool[] s_isNumber = [true, .. ContractDescription.SessionsToPublish.Select(m => m.Type is ContractType.Number or ContractType.LongNumber)];

    public static void Write(TextWriter output, IReadOnlyList<CheckedSession> sessions)
    {
        string[][] rows = [s_headings, .. sessions.Select(Cells)];
        int[] widths = [.. s_headings.Select((_, column) => rows.Max(r => VisibleText.WidthOf(r[column])))];
        foreach (string[] row in rows)
        {
            StringBuilder line = new("    ");
            for (int column = 0; column < row.Length; column++)
            {
                int padding = widths[column] - VisibleText.WidthOf(row[column]);
                _ = s_isNumber[column]
                    ? line.Append(' ', padding).Append(row[column])
                    : line.Append(row[column]).Append(' ', padding);
                _ = line.Append("  ");
            }

            output.WriteLine(line.ToString().TrimEnd());
        }
    }

    private static string[] Cells(CheckedSession session) =>
    [
        Number(session.Number), Number(session.ProductId), CellText.Of(session.Version), Number(session.OsPlatform), Number(session.OsVersion),
        CellText.Of(session.ServicePack), Number(session.OsBits), Number(session.Architecture), CellText.Of(session.LangId), CellText.Of(session.Country),
        CellText.Of(session.Locale), CellText.Of(session.Publish), Number(session.PublishUntil),
    ];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
