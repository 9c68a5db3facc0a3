namespace Utws.Api.Field;

/// <summary>How the counting stands.</summary>
/// <param name="SegmentsToCatchUp">Segments of earlier processes that are still to be counted; 0 when all are.</param>
/// <param name="Problem">Why counts cannot be kept on disk, or cannot be trusted; null if they can.</param>
internal sealed record FieldStatus(int SegmentsToCatchUp, string? Problem);
