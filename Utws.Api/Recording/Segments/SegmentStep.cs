namespace Utws.Api.Recording.Segments;

/// <summary>Where tests may look into a segment, or let it fail.</summary>
internal enum SegmentStep
{
    /// <summary>The file is made, its schema committed.</summary>
    Created,

    /// <summary>A group's rows are written, not yet committed.</summary>
    Inserted,

    /// <summary>A group is on stable storage.</summary>
    Committed,

    /// <summary>An old segment is about to be checkpointed and closed.</summary>
    Closing,
}
