namespace Utws.Api.Recording.Reading;

/// <summary>Which requests are wanted, by the instant that they came.</summary>
/// <param name="SinceMicroseconds">The first instant, microseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="UntilMicroseconds">The first instant that is too late.</param>
internal readonly record struct RecordRange(long SinceMicroseconds, long UntilMicroseconds)
{
    // A request is received before it is committed, and a segment can be made and closed in between; a clock can be set back. An
    // hour is more than either is in good order, and reading 40 MB of segment too many costs a quarter of a second.
    private const long MarginMicroseconds = 3_600_000_000;

    /// <summary>All of them.</summary>
    public static RecordRange All { get; } = new(long.MinValue, long.MaxValue);

    /// <summary>Whether a request that came at this instant is wanted.</summary>
    public bool Contains(long receivedMicroseconds) => receivedMicroseconds >= SinceMicroseconds && receivedMicroseconds < UntilMicroseconds;

    /// <summary>Whether a segment can have requests that are wanted. One that is not closed may get more.</summary>
    public bool MayBeIn(SegmentInfo segment) =>
        segment.CreatedMicroseconds - MarginMicroseconds < UntilMicroseconds
        && (segment.ClosedMicroseconds is not { } closed || closed + MarginMicroseconds >= SinceMicroseconds);
}
