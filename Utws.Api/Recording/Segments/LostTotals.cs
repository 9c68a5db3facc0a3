namespace Utws.Api.Recording.Segments;

/// <summary>What was answered and is not recorded.</summary>
/// <param name="Requests">How many requests.</param>
/// <param name="Sessions">How many sessions they announced.</param>
internal readonly record struct LostTotals(long Requests, long Sessions);
