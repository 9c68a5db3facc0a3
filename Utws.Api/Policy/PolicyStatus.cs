using Utws.Core.Policy;

namespace Utws.Api.Policy;

/// <summary>What is served and how the file on disk stands to it, at one instant.</summary>
internal sealed record PolicyStatus
{
    /// <summary>The file, as errors call it.</summary>
    public required string File { get; init; }

    /// <summary>The revision served.</summary>
    public required PolicyRevision Revision { get; init; }

    /// <summary>How many rules it has.</summary>
    public required int Rules { get; init; }

    /// <summary>Since when it is served.</summary>
    public required DateTimeOffset LoadedAt { get; init; }

    /// <summary>Why the file on disk is not what is served; null if it is.</summary>
    public PolicyError? Error { get; init; }

    /// <summary>Since when the file on disk is not what is served, whatever was wrong with it first; null if it is.</summary>
    public DateTimeOffset? RefusedSince { get; init; }

    /// <summary>When the copy that is served since the start was written, because its URL did not give the policy; null if it is no copy.</summary>
    public DateTimeOffset? CopiedAt { get; init; }

    /// <summary>The file that cannot keep what is served, and why; null if it is kept, or is not to be.</summary>
    public string? NotKept { get; init; }

    /// <summary>How many changes of the file have been served since the start.</summary>
    public long Accepted { get; init; }

    /// <summary>How many have been refused: each error counts once for as long as it stays the same.</summary>
    public long Refused { get; init; }
}
