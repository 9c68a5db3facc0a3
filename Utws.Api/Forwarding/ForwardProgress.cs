namespace Utws.Api.Forwarding;

/// <summary>How far the segments of a folder are needed no more.</summary>
/// <param name="Stored">All groups up to this one are stored in the engine, or were left.</param>
/// <param name="Reach">No group behind this one has been read: what lies between is on its way, or about to be.</param>
/// <param name="Current">The segment that is being read.</param>
/// <param name="Left">The names of segments that have something that could not be read: it is nowhere else.</param>
internal sealed record ForwardProgress(ForwardPosition Stored, ForwardPosition Reach, string? Current, IReadOnlySet<string> Left);
