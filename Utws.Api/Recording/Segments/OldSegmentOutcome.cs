namespace Utws.Api.Recording.Segments;

/// <summary>What came of closing an old segment.</summary>
internal enum OldSegmentOutcome
{
    /// <summary>It is one plain file with all that was committed.</summary>
    Closed,

    /// <summary>It has no group: nobody needs it.</summary>
    Empty,

    /// <summary>Somebody reads or writes it: later.</summary>
    Busy,

    /// <summary>It is not what was written.</summary>
    Corrupt,

    /// <summary>The disk, the system or the process's end is in the way: later, and its log stays as it is.</summary>
    Failed,
}
