using System.Globalization;
using Utws.Api.Recording.Sqlite;

namespace Utws.Api.Recording.Reading;

/// <summary>Reads what a segment says of itself, and refuses what it does not know.</summary>
internal static class SegmentInfoReader
{
    /// <summary>The segment's own words; null if nothing has been written in it yet, not even these.</summary>
    /// <exception cref="SegmentException">It is another program's file, or another version's.</exception>
    /// <exception cref="SqliteException">It is no SQLite file, or damaged.</exception>
    public static SegmentInfo? Read(SqliteConnection connection, ListedSegment file)
    {
        if (connection.ReadInt64("SELECT count(*) FROM sqlite_schema") == 0)
        {
            return null;
        }

        if (connection.ReadInt64("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('meta', 'grp', 'request')") != 3)
        {
            throw new SegmentException("it is a SQLite file, but no segment");
        }

        long? format = connection.ReadInt64("SELECT value FROM meta WHERE key = 'format'");
        if (format is null && connection.ReadInt64("SELECT count(*) FROM meta") == 0)
        {
            return null;
        }

        if (format != SegmentSchema.Format)
        {
            string written = format?.ToString(CultureInfo.InvariantCulture) ?? "no format";
            throw new SegmentException(string.Create(
                CultureInfo.InvariantCulture, $"it has format {written}, and this version reads format {SegmentSchema.Format}"));
        }

        return new SegmentInfo(
            file.Path,
            file.Number,
            connection.ReadText("SELECT value FROM meta WHERE key = 'node'") ?? "",
            connection.ReadInt64("SELECT value FROM meta WHERE key = 'epoch'") ?? 0,
            connection.ReadInt64("SELECT value FROM meta WHERE key = 'created_us'") ?? 0,
            connection.ReadInt64("SELECT value FROM meta WHERE key = 'closed_us'"),
            connection.ReadInt64("SELECT max(seq) FROM grp") ?? 0,
            file.Bytes);
    }
}
