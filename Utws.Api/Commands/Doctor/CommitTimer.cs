using System.Diagnostics;
using System.Security.Cryptography;
using Utws.Api.Recording.Sqlite;

namespace Utws.Api.Commands.Doctor;

/// <summary>
/// Times commits as the recorder makes them: SQLite, write-ahead log, <c>synchronous=FULL</c>. The framework's own way to sync a file
/// would not do: on Linux, .NET 10 does not tell that it failed.
/// </summary>
internal static class CommitTimer
{
    private const int BytesACommit = 4096;

    /// <summary>Makes that many commits of 4 KB in a folder, and deletes the file.</summary>
    /// <exception cref="SqliteException">The disk refuses one.</exception>
    public static IReadOnlyList<TimeSpan> Time(string folder, int commits)
    {
        string file = Path.Combine(folder, "commits.db");
        TimeSpan[] times = new TimeSpan[commits];
        byte[] content = new byte[BytesACommit];
        using SqliteConnection connection = SqliteConnection.Open(file, SqliteOpenMode.Create);
        connection.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; CREATE TABLE t(content BLOB NOT NULL)");
        SqliteStatement insert = connection.Prepare("INSERT INTO t VALUES(?1)");
        for (int i = 0; i < times.Length; i++)
        {
            // What is always the same could be left out by the disk.
            RandomNumberGenerator.Fill(content);
            insert.BindBlob(1, content);
            long begun = Stopwatch.GetTimestamp();
            insert.Run();
            times[i] = Stopwatch.GetElapsedTime(begun);
        }

        return times;
    }
}
