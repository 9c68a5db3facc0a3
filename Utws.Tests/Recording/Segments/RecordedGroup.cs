namespace Utws.Tests.Recording.Segments;

/// <summary>A row of <c>grp</c>, and the segment that has it.</summary>
internal sealed record RecordedGroup(string File, long Epoch, long Sequence, long FirstRequest, long Requests, long Sessions, long TotalRequests, long TotalSessions);
