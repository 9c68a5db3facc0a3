using SQLitePCL;
using Utws.Api.Forwarding;
using Utws.Api.Recording.Sqlite;

namespace Utws.Api.Field;

/// <summary>The rows of the file that keeps counts.</summary>
internal static class FieldRows
{
    /// <summary>All that is kept; null if nothing is.</summary>
    /// <exception cref="SqliteException">It cannot be read, or is nothing that this version has written.</exception>
    public static FieldChanges? Read(SqliteConnection connection, int format)
    {
        Dictionary<string, long> meta = new(StringComparer.Ordinal);
        using SqliteStatement rows = connection.Prepare("SELECT key, value FROM meta");
        while (rows.Step())
        {
            meta[rows.Text(0)] = rows.Int64(1);
        }

        if (meta.Count == 0)
        {
            return null;
        }

        Require(connection, meta.GetValueOrDefault("format") == format, "it is of another version");
        FieldChanges kept = new()
        {
            IsPlaceNew = false,
            Floor = new ForwardPosition(meta.GetValueOrDefault("floor_epoch"), meta.GetValueOrDefault("floor_seq")),
            Reached = ReadReached(connection),
            FirstMicroseconds = meta.TryGetValue("first_us", out long first) ? first : null,
            LeftOut = meta.GetValueOrDefault("left_out"),
        };
        ReadTotals(connection, kept);
        ReadTallies(connection, kept);
        return kept;
    }

    /// <summary>Writes changes, within the caller's transaction.</summary>
    /// <exception cref="SqliteException">The disk refuses it.</exception>
    public static void Write(SqliteConnection connection, FieldChanges changes, int format)
    {
        using SqliteStatement meta = connection.Prepare("INSERT OR REPLACE INTO meta VALUES(?1,?2)");
        WriteMeta(meta, "format", format);
        WriteMeta(meta, "floor_epoch", changes.Floor.Epoch);
        WriteMeta(meta, "floor_seq", changes.Floor.Sequence);
        WriteMeta(meta, "left_out", changes.LeftOut);
        if (changes.FirstMicroseconds is { } first)
        {
            WriteMeta(meta, "first_us", first);
        }

        WriteReached(connection, changes);
        DeleteForgotten(connection, changes);
        WriteTotals(connection, changes);
        WriteTallies(connection, changes);
    }

    private static Dictionary<long, long> ReadReached(SqliteConnection connection)
    {
        Dictionary<long, long> reached = [];
        using SqliteStatement rows = connection.Prepare("SELECT epoch, seq FROM reached");
        while (rows.Step())
        {
            reached[rows.Int64(0)] = rows.Int64(1);
        }

        return reached;
    }

    private static void ReadTotals(SqliteConnection connection, FieldChanges kept)
    {
        using SqliteStatement rows = connection.Prepare("SELECT scope, number, sessions, requests FROM total");
        while (rows.Step())
        {
            Require(connection, IsScope(rows.Int64(0)) && rows.Int64(2) >= 0 && rows.Int64(3) >= 0, "a total is none");
            kept.Totals.Add(((FieldScope)rows.Int64(0), rows.Int64(1), rows.Int64(2), rows.Int64(3)));
        }
    }

    private static void ReadTallies(SqliteConnection connection, FieldChanges kept)
    {
        // An hour's keys are for the most part the day's, and those all the others': in memory each is there once.
        HashSet<byte[]> keys = new(KeyComparer.Instance);
        HashSet<byte[]>.AlternateLookup<ReadOnlySpan<byte>> known = keys.GetAlternateLookup<ReadOnlySpan<byte>>();
        using SqliteStatement rows = connection.Prepare("SELECT scope, number, kind, key, sessions FROM tally");
        while (rows.Step())
        {
            ReadOnlySpan<byte> bytes = rows.Bytes(3);
            Require(
                connection,
                IsScope(rows.Int64(0)) && rows.Int64(2) >= 0 && rows.Int64(2) < FieldBucket.Kinds.Count && SectionKey.IsWellFormed(bytes) && rows.Int64(4) >= 0,
                "a count is none");
            if (!known.TryGetValue(bytes, out byte[]? key))
            {
                key = bytes.ToArray();
                _ = keys.Add(key);
            }

            kept.Tallies.Add(((FieldScope)rows.Int64(0), rows.Int64(1), (int)rows.Int64(2), key, rows.Int64(4)));
        }
    }

    private static bool IsScope(long number) => number is >= (int)FieldScope.All and <= (int)FieldScope.Hour;

    private static void Require(SqliteConnection connection, bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new SqliteException(connection.File, "Reading the counts", raw.SQLITE_FORMAT, 0, otherwise);
        }
    }

    private static void WriteMeta(SqliteStatement meta, string key, long value)
    {
        meta.Bind(1, key);
        meta.Bind(2, value);
        meta.Run();
    }

    // There is one a process that ended before it had counted what others had left: few.
    private static void WriteReached(SqliteConnection connection, FieldChanges changes)
    {
        connection.Execute("DELETE FROM reached");
        using SqliteStatement row = connection.Prepare("INSERT INTO reached VALUES(?1,?2)");
        foreach ((long epoch, long sequence) in changes.Reached)
        {
            row.Bind(1, epoch);
            row.Bind(2, sequence);
            row.Run();
        }
    }

    private static void WriteTotals(SqliteConnection connection, FieldChanges changes)
    {
        using SqliteStatement row = connection.Prepare("INSERT OR REPLACE INTO total VALUES(?1,?2,?3,?4)");
        foreach ((FieldScope scope, long number, long sessions, long requests) in changes.Totals)
        {
            row.Bind(1, (long)scope);
            row.Bind(2, number);
            row.Bind(3, sessions);
            row.Bind(4, requests);
            row.Run();
        }
    }

    private static void WriteTallies(SqliteConnection connection, FieldChanges changes)
    {
        using SqliteStatement row = connection.Prepare("INSERT OR REPLACE INTO tally VALUES(?1,?2,?3,?4,?5)");
        using SqliteStatement gone = connection.Prepare("DELETE FROM tally WHERE scope=?1 AND number=?2 AND kind=?3 AND key=?4");
        foreach ((FieldScope scope, long number, int kind, byte[] key, long sessions) in changes.Tallies)
        {
            SqliteStatement statement = sessions == 0 ? gone : row;
            statement.Bind(1, (long)scope);
            statement.Bind(2, number);
            statement.Bind(3, kind);
            statement.BindBlob(4, key);
            if (sessions != 0)
            {
                statement.Bind(5, sessions);
            }

            statement.Run();
        }
    }

    private static void DeleteForgotten(SqliteConnection connection, FieldChanges changes)
    {
        foreach (string sql in (string[])["DELETE FROM total WHERE scope=?1 AND number=?2", "DELETE FROM tally WHERE scope=?1 AND number=?2"])
        {
            using SqliteStatement row = connection.Prepare(sql);
            foreach ((FieldScope scope, long number) in changes.Forgotten)
            {
                row.Bind(1, (long)scope);
                row.Bind(2, number);
                row.Run();
            }
        }
    }
}
