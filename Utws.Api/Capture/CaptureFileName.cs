using System.Globalization;

namespace Utws.Api.Capture;

/// <summary>The names of captured messages: the instant of the request, a number, and which of the pair it is.</summary>
internal static class CaptureFileName
{
    /// <summary>The end of a request's name.</summary>
    public const string RequestSuffix = ".request.http";

    /// <summary>The end of a response's name.</summary>
    public const string ResponseSuffix = ".response.http";

    // All digits that the clock has: the checker decides a captured request at this very instant.
    private const string InstantFormat = "yyyyMMdd'T'HHmmss'.'fffffff'Z'";

    /// <summary>What both names of a pair begin with.</summary>
    public static string StemOf(DateTimeOffset instant, long number) =>
        instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture) + "-" + number.ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>The instant in a captured message's name; false if it is no such name.</summary>
    public static bool TryGetInstant(string path, out DateTimeOffset instant)
    {
        string name = Path.GetFileName(path);
        int dash = name.IndexOf('-', StringComparison.Ordinal);
        instant = default;
        return dash > 0 && DateTimeOffset.TryParseExact(
            name[..dash], InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
    }

    /// <summary>The response's path of a request's, or null if it has no name that goes with one.</summary>
    public static string? ResponseOf(string requestPath) => Swap(requestPath, RequestSuffix, ResponseSuffix);

    /// <summary>The request's path of a response's, or null if it has no name that goes with one.</summary>
    public static string? RequestOf(string responsePath) => Swap(responsePath, ResponseSuffix, RequestSuffix);

    private static string? Swap(string path, string from, string to) =>
        path.EndsWith(from, StringComparison.OrdinalIgnoreCase) ? string.Concat(path.AsSpan(0, path.Length - from.Length), to) : null;
}
