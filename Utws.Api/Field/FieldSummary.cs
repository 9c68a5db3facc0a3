namespace Utws.Api.Field;

/// <summary>What is in the field, over one range.</summary>
/// <param name="Range">The range.</param>
/// <param name="Since">The instant from which on sessions were counted; null where there are none.</param>
/// <param name="Sessions">How many sessions were recorded.</param>
/// <param name="Requests">In how many requests.</param>
/// <param name="Sections">The sessions by product, version, country, language, platform and decision, in this order.</param>
internal sealed record FieldSummary(FieldRange Range, DateTimeOffset? Since, long Sessions, long Requests, IReadOnlyList<FieldSection> Sections);
