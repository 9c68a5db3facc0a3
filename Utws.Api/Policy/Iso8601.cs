using System.Globalization;

namespace Utws.Api.Policy;

/// <summary>Reads instants as a policy file writes them.</summary>
internal static class Iso8601
{
    private static readonly string[] s_withZ = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];
    private static readonly string[] s_withOffset = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>
    /// A date (<c>2030-12-31</c>: the day's first instant in UTC), or a date and time with its offset (<c>2030-12-31T12:00Z</c>,
    /// <c>2030-12-31T12:00:00.5+02:00</c>). A time without offset is refused: it would mean another instant on another machine.
    /// </summary>
    public static bool TryParseInstant(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant)
        || DateTimeOffset.TryParseExact(text, s_withZ, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant)
        || DateTimeOffset.TryParseExact(text, s_withOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);
}
