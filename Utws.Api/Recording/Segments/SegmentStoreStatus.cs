namespace Utws.Api.Recording.Segments;

/// <summary>How the store stands, for health and metrics. Counts are of this process.</summary>
/// <param name="CurrentFile">The segment that is written to; null while there is none.</param>
/// <param name="CurrentBytes">Its bytes, log and all, before its last group.</param>
/// <param name="SegmentsWritten">How many segments groups were written to.</param>
/// <param name="SuspectSegments">How many were given up because something failed on them.</param>
/// <param name="CorruptSegments">How many were found unreadable and put aside.</param>
/// <param name="PoisonedRequests">How many requests went to <c>poison</c>.</param>
/// <param name="DeletedSegments">How many segments retention has deleted.</param>
/// <param name="DeletedBytes">How many bytes those had.</param>
/// <param name="FolderBytes">How many bytes all segments had when retention looked last.</param>
/// <param name="OpenOldSegments">How many old segments wait to be closed.</param>
/// <param name="LastCommit">How long the last commit took.</param>
internal sealed record SegmentStoreStatus(
    string? CurrentFile,
    long CurrentBytes,
    long SegmentsWritten,
    long SuspectSegments,
    long CorruptSegments,
    long PoisonedRequests,
    long DeletedSegments,
    long DeletedBytes,
    long FolderBytes,
    long OpenOldSegments,
    TimeSpan LastCommit);
