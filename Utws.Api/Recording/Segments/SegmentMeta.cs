using Utws.Api.Recording.Sqlite;

namespace Utws.Api.Recording.Segments;

/// <summary>Looks into segments without changing them, at the start.</summary>
internal static class SegmentMeta
{
    // Nobody holds a write lock for long on a segment that no process records in.
    private const int BusyMilliseconds = 1000;

    /// <summary>The epoch of a segment; null if it cannot be read.</summary>
    public static long? ReadEpoch(string file) => Read(file, static segment => segment.ReadInt64("SELECT value FROM meta WHERE key='epoch'"));

    /// <summary>What an epoch had committed with the last group of this segment; null if it has none, or cannot be read.</summary>
    public static CommittedTotals? ReadTotals(string file) => Read<CommittedTotals?>(file, static segment =>
    {
        using SqliteStatement last = segment.Prepare("SELECT total_requests, total_sessions FROM grp ORDER BY seq DESC LIMIT 1");
        return last.Step() ? new CommittedTotals(last.Int64(0), last.Int64(1)) : null;
    });

    private static T? Read<T>(string file, Func<SqliteConnection, T?> read)
    {
        try
        {
            // SQLite deletes the log of an empty file.
            if (new FileInfo(file).Length == 0)
            {
                return default;
            }

            using SqliteConnection segment = SqliteConnection.Open(file, SqliteOpenMode.ReadWrite, BusyMilliseconds);
            segment.KeepWalOnClose();
            return read(segment);
        }
        catch (Exception unreadable) when (unreadable is SqliteException or IOException or UnauthorizedAccessException)
        {
            // What is wrong with it is told by who closes it.
            return default;
        }
    }
}
