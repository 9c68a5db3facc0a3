using System.Globalization;

namespace Utws.Api.Commands.Records;

/// <summary>Recorded instants as text and back.</summary>
internal static class RecordedInstant
{
    /// <summary>How long the text with microseconds is.</summary>
    public const int TextLength = 27;

    // 0001-01-01 and 9999-12-31: whatever stands in the file, a command does not fail of it.
    private static readonly long s_first = (DateTimeOffset.MinValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
    private static readonly long s_last = (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant; outside the calendar, its first or last.</summary>
    public static DateTimeOffset Of(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(microseconds, s_first, s_last) * TimeSpan.TicksPerMicrosecond);

    /// <summary>To the second, for people: <c>2026-01-31T12:00:00Z</c>.</summary>
    public static string ToSeconds(long microseconds) => Of(microseconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>To the microsecond, for programs: <c>2026-01-31T12:00:00.000000Z</c>.</summary>
    public static string ToMicroseconds(long microseconds) => Of(microseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The same as UTF-8, into at least <see cref="TextLength"/> bytes.</summary>
    public static void Write(long microseconds, Span<byte> utf8) =>
        _ = Of(microseconds).TryFormat(utf8, out _, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
