using Spectre.Console;
using Utws.Api.Commands.Source;

namespace Utws.Api.Commands.Tables;

/// <summary>The same tables for a terminal: with lines, and bars in colour where it has colours (NO_COLOR is heeded).</summary>
internal sealed class TerminalTables(TextWriter output) : ITableWriter
{
    // The line and a space on both sides.
    private const int BorderColumns = 3;

    // A bar that is shorter shows less than the share beside it.
    private const int LeastBarColumns = 8;

    // Most names of rules and all versions fit two lines of it.
    private const int LeastNameColumns = 24;

    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });

    /// <inheritdoc/>
    public void Write(IReadOnlyList<(string Name, string Value)> facts)
    {
        Grid grid = new Grid().AddColumn().AddColumn();
        foreach ((string name, string value) in facts)
        {
            _ = grid.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), new Text(value));
        }

        _console.Write(grid);
        _console.WriteLine();
    }

    /// <inheritdoc/>
    public void Write(Table table)
    {
        // Texts of clients are Text, never markup: a bracket in a version is a bracket.
        Spectre.Console.Table shown = new() { Title = new TableTitle(Markup.Escape(table.Title)), Border = TableBorder.Rounded };
        foreach (TableColumn column in table.Columns)
        {
            AddColumn(shown, column);
        }

        int barColumns = table.Rows.Any(r => r.Bar is not null) ? RoomForBars(table) : 0;
        bool hasBars = barColumns > 0;
        if (hasBars)
        {
            _ = shown.AddColumn(new Spectre.Console.TableColumn(new Text("")) { NoWrap = true });
        }

        foreach (TableRow row in table.Rows)
        {
            IEnumerable<Text> cells = row.Cells.Select((c, i) => new Text(c, i == 0 ? StyleOf(row.Tone) : Style.Plain));
            _ = shown.AddRow(hasBars ? cells.Append(new Text(TableBar.Of(row.Bar ?? 0, barColumns), new Style(Color.Blue))) : cells);
        }

        if (table.Remark is { } remark)
        {
            shown.Caption = new TableTitle(Markup.Escape(remark));
        }

        _console.Write(shown);
        _console.WriteLine();
    }

    /// <inheritdoc/>
    public void Write(string remark)
    {
        _console.Write(new Text(remark));
        _console.WriteLine();
        _console.WriteLine();
    }

    private static Style StyleOf(TableTone tone) => tone switch
    {
        TableTone.Good => new Style(Color.Green),
        TableTone.Doubtful => new Style(Color.Yellow),
        TableTone.Bad => new Style(Color.Red, decoration: Decoration.Bold),
        _ => Style.Plain,
    };

    private static void AddColumn(Spectre.Console.Table shown, TableColumn column) => shown.AddColumn(new Spectre.Console.TableColumn(new Text(column.Heading))
    {
        Alignment = column.IsNumber ? Justify.Right : Justify.Left,
        NoWrap = column.IsNumber,
    });

    // Numbers are whole or of no use, and a name can go on in the next line: what they leave is for the bars, if it is worth one.
    private int RoomForBars(Table table)
    {
        int room = _console.Profile.Width - 1 - BorderColumns;
        for (int i = 0; i < table.Columns.Count; i++)
        {
            int column = i;
            int width = table.Rows.Select(r => r.Cells[column]).Append(table.Columns[column].Heading).Max(VisibleText.WidthOf);
            room -= BorderColumns + (table.Columns[column].IsNumber ? width : Math.Min(width, LeastNameColumns));
        }

        return room < LeastBarColumns ? 0 : Math.Min(room, TableBar.Columns);
    }
}
