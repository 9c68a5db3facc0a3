namespace Utws.Api.Field;

/// <summary>Sessions counted by one thing, those with the most first.</summary>
/// <param name="Kind">By what.</param>
/// <param name="Rows">The values with the most sessions.</param>
/// <param name="Others">The sessions of all other values together.</param>
/// <param name="Keys">How many different values there were, as far as they were told apart.</param>
internal sealed record FieldSection(SectionKind Kind, IReadOnlyList<SectionRow> Rows, long Others, int Keys);
