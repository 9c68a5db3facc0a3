using Spectre.Console;

namespace Utws.Api.Commands.Tables;

/// <summary>The same tables for a terminal: with lines, and bars in colour where it has colours (NO_COLOR is heeded).</summary>
internal sealed class TerminalTables(TextWriter output) : ITableWriter
{
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

        bool hasBars = table.Rows.Any(r => r.Bar is not null);
        if (hasBars)
        {
            _ = shown.AddColumn(new Spectre.Console.TableColumn(new Text("")) { NoWrap = true });
        }

        foreach (TableRow row in table.Rows)
        {
            IEnumerable<Text> cells = row.Cells.Select(c => new Text(c));
            _ = shown.AddRow(hasBars ? cells.Append(new Text(TableBar.Of(row.Bar ?? 0), new Style(Color.Blue))) : cells);
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

    private static void AddColumn(Spectre.Console.Table shown, TableColumn column) => shown.AddColumn(new Spectre.Console.TableColumn(new Text(column.Heading))
    {
        Alignment = column.IsNumber ? Justify.Right : Justify.Left,
        NoWrap = true,
    });
}
