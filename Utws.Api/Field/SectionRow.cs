namespace Utws.Api.Field;

/// <summary>How many sessions have these values.</summary>
/// <param name="Key">The values, one for each of the section's columns.</param>
/// <param name="Sessions">How many sessions.</param>
internal sealed record SectionRow(IReadOnlyList<KeyPart> Key, long Sessions);
