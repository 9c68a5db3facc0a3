namespace Utws.Api.Recording.Segments;

/// <summary>Instants as the record has them: microseconds since 1970-01-01T00:00:00Z.</summary>
internal static class SegmentClock
{
    /// <summary>Now.</summary>
    public static long Microseconds(this TimeProvider clock) => ToMicroseconds(clock.GetUtcNow());

    /// <summary>An instant as the record has it.</summary>
    public static long ToMicroseconds(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant of a number in the record.</summary>
    public static DateTimeOffset ToInstant(long microseconds) => DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds);
}
