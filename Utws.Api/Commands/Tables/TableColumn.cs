namespace Utws.Api.Commands.Tables;

/// <summary>A column.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="IsNumber">Whether its cells stand to the right.</param>
internal readonly record struct TableColumn(string Heading, bool IsNumber);
