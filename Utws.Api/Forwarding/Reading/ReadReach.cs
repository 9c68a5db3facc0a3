namespace Utws.Api.Forwarding.Reading;

/// <summary>How far a reader may have read at the most.</summary>
/// <param name="Position">No group behind this one.</param>
/// <param name="Current">The segment that is being read.</param>
internal sealed record ReadReach(ForwardPosition Position, string? Current);
