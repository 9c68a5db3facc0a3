namespace Utws.Api.Commands.Tables;

/// <summary>A table with a title and a remark, ready to be shown: its texts are made visible, its bars are shares from 0 to 1.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, a cell a column.</param>
/// <param name="Remark">What stands below it; null for nothing.</param>
internal sealed record Table(string Title, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows, string? Remark = null);
