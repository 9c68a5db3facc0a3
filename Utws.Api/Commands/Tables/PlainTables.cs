using System.Text;
using Utws.Api.Commands.Source;

namespace Utws.Api.Commands.Tables;

/// <summary>Tables as aligned text, for files, pipes and mails.</summary>
internal sealed class PlainTables(TextWriter output) : ITableWriter
{
    private bool _hasBegun;

    /// <inheritdoc/>
    public void Write(IReadOnlyList<(string Name, string Value)> facts)
    {
        Begin();
        int width = facts.Max(f => VisibleText.WidthOf(f.Name));
        foreach ((string name, string value) in facts)
        {
            output.WriteLine(name + new string(' ', width - VisibleText.WidthOf(name) + 2) + value);
        }
    }

    /// <inheritdoc/>
    public void Write(Table table)
    {
        Begin();
        output.WriteLine(table.Title);
        int[] widths = [.. table.Columns.Select((column, i) => table.Rows.Select(r => r.Cells[i]).Append(column.Heading).Max(VisibleText.WidthOf))];
        WriteLine(table.Columns, widths, [.. table.Columns.Select(c => c.Heading)], bar: null);
        foreach (TableRow row in table.Rows)
        {
            WriteLine(table.Columns, widths, row.Cells, row.Bar);
        }

        if (table.Remark is { } remark)
        {
            output.WriteLine("  " + remark);
        }
    }

    /// <inheritdoc/>
    public void Write(string remark)
    {
        Begin();
        output.WriteLine(remark);
    }

    private void WriteLine(IReadOnlyList<TableColumn> columns, int[] widths, IReadOnlyList<string> cells, double? bar)
    {
        StringBuilder line = new();
        for (int i = 0; i < cells.Count; i++)
        {
            int padding = widths[i] - VisibleText.WidthOf(cells[i]);
            _ = line.Append("  ");
            _ = columns[i].IsNumber ? line.Append(' ', padding).Append(cells[i]) : line.Append(cells[i]).Append(' ', padding);
        }

        if (bar is { } share)
        {
            _ = line.Append("  ").Append(TableBar.Of(share));
        }

        output.WriteLine(line.ToString().TrimEnd());
    }

    // An empty line between any two.
    private void Begin()
    {
        if (_hasBegun)
        {
            output.WriteLine();
        }

        _hasBegun = true;
    }
}
