namespace Utws.Api.Recording.Segments;

/// <summary>What an epoch has committed, deleted segments and all.</summary>
/// <param name="Requests">How many requests.</param>
/// <param name="Sessions">How many sessions they announced.</param>
internal readonly record struct CommittedTotals(long Requests, long Sessions);
