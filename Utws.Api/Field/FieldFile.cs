using SQLitePCL;
using Utws.Api.Recording.Segments;
using Utws.Api.Recording.Sqlite;

namespace Utws.Api.Field;

/// <summary>
/// The counts on disk, in a file beside the segments, which is locked for as long as it is open. Counts and the place up to which they
/// count are written together: after a crash the file is that of some instant. For one thread at a time.
/// </summary>
/// <param name="folder">The folder of the segments.</param>
internal sealed class FieldFile(string folder) : IDisposable
{
    /// <summary>The file's name in its folder.</summary>
    public const string FileName = "field.db";

    /// <summary>What a damaged one is renamed to.</summary>
    public const string CorruptName = FileName + ".corrupt";

    // Another number means that what is in it is to be read otherwise.
    private const int Format = 1;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS reached(epoch INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS total(scope INTEGER, number INTEGER, sessions INTEGER NOT NULL, requests INTEGER NOT NULL, PRIMARY KEY(scope, number)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS tally(scope INTEGER, number INTEGER, kind INTEGER, key BLOB, sessions INTEGER NOT NULL, PRIMARY KEY(scope, number, kind, key)) WITHOUT ROWID
        """;

    // Should the system lose power, the last writes may be missing, and are counted again: no need to wait for the disk.
    private const string Pragmas = "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL";

    private readonly string _path = Path.Combine(folder, FileName);
    private SqliteConnection? _connection;

    /// <summary>Whether it is open, and still the file of that name.</summary>
    public bool IsOpen => _connection is not null && File.Exists(_path);

    /// <summary>Opens it, and makes it if it is not there. One that is damaged, or of another version, is set aside.</summary>
    /// <returns>What was kept in it; null if it is new.</returns>
    /// <param name="setAside">Why the file that was there is set aside; null if it is not.</param>
    /// <exception cref="SqliteException">It cannot be read or made, or another process has it.</exception>
    /// <exception cref="IOException">It cannot be set aside.</exception>
    /// <exception cref="UnauthorizedAccessException">Neither.</exception>
    public FieldChanges? Open(out string? setAside)
    {
        setAside = null;
        try
        {
            return OpenFile();
        }
        catch (SqliteException damaged) when (SegmentFailure.IsCorruption(damaged) || damaged.Code == raw.SQLITE_ERROR)
        {
            setAside = damaged.Message;
            SetAside();
            return OpenFile();
        }
    }

    /// <summary>Writes what has changed, all of it or nothing.</summary>
    /// <param name="changes">It.</param>
    /// <param name="isAll">Whether it is all there is: what else is in the file is no one's.</param>
    /// <exception cref="SqliteException">The disk refuses it, or the file is gone.</exception>
    public void Write(FieldChanges changes, bool isAll)
    {
        // SQLite would go on writing into a file that was deleted or moved.
        if (!IsOpen)
        {
            throw new SqliteException(_path, "Keeping counts", raw.SQLITE_READONLY_DBMOVED, 0, "the file is not there any more");
        }

        try
        {
            _connection!.Execute("BEGIN IMMEDIATE");
            if (isAll)
            {
                _connection.Execute("DELETE FROM meta; DELETE FROM reached; DELETE FROM total; DELETE FROM tally");
            }

            FieldRows.Write(_connection, changes, Format);
            _connection.Execute("COMMIT");
        }
        catch
        {
            // Whatever it is, the file is opened anew.
            Dispose();
            throw;
        }
    }

    /// <summary>Lets go of it.</summary>
    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private FieldChanges? OpenFile()
    {
        Dispose();
        SqliteConnection connection = SqliteConnection.Open(_path, SqliteOpenMode.Create);
        try
        {
            // In exclusive mode the first transaction's lock is kept until the connection is closed.
            connection.Execute($"{Pragmas}; BEGIN EXCLUSIVE; {Tables}; COMMIT", "Opening the counts");
            FieldChanges? kept = FieldRows.Read(connection, Format);
            _connection = connection;
            return kept;
        }
        catch (SqliteException taken) when (SegmentFailure.IsBusy(taken))
        {
            connection.Dispose();
            throw new SqliteException(_path, "Opening the counts", taken.ExtendedCode, 0, "another process has it open; it is waited for");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void SetAside()
    {
        File.Move(_path, Path.Combine(folder, CorruptName), overwrite: true);
        File.Delete(_path + "-wal");
        File.Delete(_path + "-shm");
        File.Delete(_path + "-journal");
    }
}
