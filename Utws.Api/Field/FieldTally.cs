namespace Utws.Api.Field;

/// <summary>A count, and what of it is on disk.</summary>
internal record struct FieldTally(long Sessions, long Kept);
