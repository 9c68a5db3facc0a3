namespace Utws.Api.Recording.Segments;

/// <summary>Where a group stands in its epoch; the same wherever it is written.</summary>
/// <param name="FirstRequest">The id of its first request.</param>
/// <param name="TotalRequests">How many requests the epoch has kept, with its own.</param>
/// <param name="TotalSessions">How many sessions they announced.</param>
/// <param name="CommittedMicroseconds">When it is committed, in microseconds since 1970.</param>
internal readonly record struct GroupPosition(long FirstRequest, long TotalRequests, long TotalSessions, long CommittedMicroseconds);
