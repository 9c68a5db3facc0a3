using Utws.Core.Recording;

namespace Utws.Api.Recording.Reading;

/// <summary>A recorded request without its sessions.</summary>
/// <param name="GroupSequence">The group that it was committed in.</param>
/// <param name="Id">Its number within its server's epoch.</param>
/// <param name="Request">What was recorded of it.</param>
internal readonly record struct RecordedHead(long GroupSequence, long Id, RequestRecord Request);
