namespace Utws.Api.Commands.Tables;

/// <summary>A row.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="Bar">How long the bar behind them is, from 0 to 1; null for none.</param>
internal sealed record TableRow(IReadOnlyList<string> Cells, double? Bar = null)
{
    /// <summary>What its first cell means; a terminal shows it in colour.</summary>
    public TableTone Tone { get; init; }
}
