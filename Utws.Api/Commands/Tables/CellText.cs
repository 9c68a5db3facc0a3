using System.Globalization;
using System.Text;
using Utws.Api.Commands.Source;

namespace Utws.Api.Commands.Tables;

/// <summary>What was recorded, as a cell of a table.</summary>
internal static class CellText
{
    // A version or a locale fits; what does not is cut, so that a line stays a line.
    private const int MaxColumns = 24;

    /// <summary>A text of a client's. A missing one and an empty one are two things.</summary>
    public static string Of(string? text)
    {
        if (text is null or "")
        {
            return text is null ? "-" : "\"\"";
        }

        // What looks like one of those two, or like this, is quoted.
        if (text == "-" || text[0] == '"')
        {
            return "\"" + Visible(text) + "\"";
        }

        return Visible(text);
    }

    private static string Visible(string text)
    {
        StringBuilder cell = new();
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            string visible = VisibleText.Of(rune);
            width += VisibleText.WidthOf(visible);
            if (width > MaxColumns)
            {
                return cell.Append('…').ToString();
            }

            _ = cell.Append(visible);
        }

        return cell.ToString();
    }

    /// <summary>A count, its thousands apart.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A part of a whole in per cent.</summary>
    public static string Share(long part, long whole) =>
        whole == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} %");
}
