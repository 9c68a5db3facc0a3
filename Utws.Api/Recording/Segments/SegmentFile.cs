using System.Globalization;

namespace Utws.Api.Recording.Segments;

/// <summary>A segment's file in its folder.</summary>
/// <param name="Path">The database's path.</param>
/// <param name="Number">The running number in its name: the order in which segments were made, whatever the clock did.</param>
/// <param name="Bytes">The bytes of the database and of what lies beside it (<c>-wal</c>, <c>-shm</c>).</param>
/// <param name="LastWrite">When the database's file was written last.</param>
internal readonly record struct SegmentFile(string Path, long Number, long Bytes, DateTimeOffset LastWrite)
{
    /// <summary>The end of every segment's name.</summary>
    public const string Extension = ".db";

    /// <summary>What is put behind the name of a segment that cannot be read.</summary>
    public const string CorruptExtension = ".corrupt";

    private const string Prefix = "seg-";
    private const string InstantFormat = "yyyyMMdd'T'HHmmssfff";
    private const int InstantLength = 18;

    /// <summary>Whether it was put aside as unreadable.</summary>
    public bool IsCorrupt => Path.EndsWith(CorruptExtension, StringComparison.Ordinal);

    /// <summary>The instant in its name, at which it was begun; the first one there is if none stands there.</summary>
    public DateTimeOffset Begun => System.IO.Path.GetFileName(Path) is { } name && name.Length > Prefix.Length + InstantLength
        && DateTimeOffset.TryParseExact(
            name.AsSpan(Prefix.Length, InstantLength), InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
        ? instant
        : DateTimeOffset.MinValue;

    /// <summary>The name of a segment: <c>seg-20261231T235959999-000001.db</c>.</summary>
    public static string NameOf(DateTimeOffset instant, long number) => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture)}-{number:D6}{Extension}");

    /// <summary>The number in a segment's name, or in that of a file that belongs to one; false if it is no such name.</summary>
    public static bool TryGetNumber(string fileName, out long number)
    {
        number = 0;
        int end = fileName.IndexOf(Extension, StringComparison.Ordinal);
        if (end < 0 || !fileName.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        int dash = fileName.LastIndexOf('-', end);
        return dash > Prefix.Length
            && long.TryParse(fileName.AsSpan(dash + 1, end - dash - 1), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
