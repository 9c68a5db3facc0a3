using System.Text;

namespace Utws.Api.Commands.Source;

/// <summary>A line of a document around a place in it.</summary>
/// <param name="Text">The line, visible, cut where it is long.</param>
/// <param name="CaretColumns">How many columns of it come before the place.</param>
internal sealed record SourceExcerpt(string Text, int CaretColumns)
{
    // Together a line of a terminal of 120 columns, with room for the margin.
    private const int ColumnsBefore = 60;
    private const int ColumnsBehind = 45;

    /// <summary>The excerpt around a column, counted from 1 in UTF-16 code units.</summary>
    public static SourceExcerpt Of(ReadOnlySpan<char> line, int column)
    {
        int place = Math.Clamp(column - 1, 0, line.Length);
        int first = Math.Max(0, place - ColumnsBefore);
        first += first > 0 && char.IsLowSurrogate(line[first]) ? 1 : 0;
        int last = Math.Min(line.Length, Math.Max(place, first + ColumnsBefore) + ColumnsBehind);
        last -= last < line.Length && last > place && char.IsLowSurrogate(line[last]) ? 1 : 0;
        List<string> before = Cells(line[first..place]);

        // A tab or an escaped character takes more columns than code units.
        int dropped = 0;
        int columns = before.Sum(VisibleText.WidthOf);
        while (columns > ColumnsBefore)
        {
            columns -= VisibleText.WidthOf(before[dropped++]);
        }

        bool isCut = first > 0 || dropped > 0;
        string text = (isCut ? "…" : "") + string.Concat(before.Skip(dropped)) + string.Concat(Cells(line[place..last])) + (last < line.Length ? "…" : "");
        return new SourceExcerpt(text, columns + (isCut ? 1 : 0));
    }

    private static List<string> Cells(ReadOnlySpan<char> text)
    {
        List<string> cells = [];
        foreach (Rune rune in text.EnumerateRunes())
        {
            cells.Add(VisibleText.Of(rune));
        }

        return cells;
    }
}
