using Utws.Core.Policy;

namespace Utws.Core.Recording;

/// <summary>What is recorded of a request beside its sessions.</summary>
/// <param name="ReceivedMicroseconds">When it came: microseconds since 1970-01-01T00:00:00Z. Its sessions were decided at this instant.</param>
/// <param name="ApiVersion">The request's <c>apiVersion</c>.</param>
/// <param name="Revision">Which policy decided.</param>
/// <param name="CallerHash">A keyed hash of the address that it came from, or null: it is recorded only where that is configured.</param>
/// <param name="SessionCount">How many sessions it announced.</param>
public readonly record struct RequestRecord(
    long ReceivedMicroseconds, int ApiVersion, PolicyRevision Revision, long? CallerHash, int SessionCount);
