using SQLitePCL;
using Utws.Api.Recording.Segments;
using Utws.Api.Recording.Sqlite;

namespace Utws.Api.Forwarding;

/// <summary>
/// How far a folder has been forwarded, in a file beside its segments, which is locked for as long as it is open: two processes that
/// forwarded the same folder would send everything twice. For one thread at a time.
/// </summary>
/// <param name="folder">The folder of the segments.</param>
/// <param name="engine">Whose cursor it is: another kind of engine has one of its own, and gets all that is in the folder.</param>
/// <param name="clock">The clock.</param>
internal sealed class CursorFile(string folder, EngineKind engine, TimeProvider clock) : IDisposable
{
    /// <summary>The file's name in its folder.</summary>
    public const string FileName = "forwarding.db";

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS cursor(engine TEXT PRIMARY KEY, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, position TEXT, updated_us INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS left_segment(engine TEXT, name TEXT, PRIMARY KEY(engine, name)) WITHOUT ROWID
        """;

    private readonly string _path = Path.GetFullPath(Path.Combine(folder, FileName));
    private SqliteConnection? _connection;

    /// <summary>Whether it is open, and still the file of that name.</summary>
    public bool IsOpen => _connection is not null && File.Exists(_path);

    /// <summary>Opens it if it is not open, and reads how far the folder has been forwarded. It is made if it is not there.</summary>
    /// <returns>The place, what the engine said of its end, and which segments were left; the beginning, where nothing is known.</returns>
    /// <exception cref="SqliteException">It cannot be read or made, or another process has it.</exception>
    public (ForwardPosition Position, string? InEngine, IReadOnlyCollection<string> Left) Open()
    {
        Dispose();
        SqliteConnection connection = SqliteConnection.Open(_path, SqliteOpenMode.Create);
        try
        {
            // In exclusive mode the first transaction's lock is kept until the connection is closed.
            connection.Execute($"PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; BEGIN EXCLUSIVE; {Tables}; COMMIT", "Opening the cursor");
            List<string> left = ReadLeft(connection);
            using SqliteStatement row = connection.Prepare("SELECT epoch, seq, position FROM cursor WHERE engine=?1");
            row.Bind(1, engine.ToString());
            (ForwardPosition Position, string? InEngine) known = row.Step() ? (new ForwardPosition(row.Int64(0), row.Int64(1)), row.IsNull(2) ? null : row.Text(2)) : default;
            _connection = connection;
            return (known.Position, known.InEngine, left);
        }
        catch (SqliteException taken) when (SegmentFailure.IsBusy(taken))
        {
            connection.Dispose();
            throw new SqliteException(_path, "Opening the cursor", taken.ExtendedCode, 0, "another process forwards this folder; it is waited for");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Keeps the place: when this returns it is on stable storage.</summary>
    /// <param name="position">The place.</param>
    /// <param name="inEngine">What the engine said of its end.</param>
    /// <param name="left">The names of segments that were left before their end: those that are known already, too.</param>
    /// <exception cref="SqliteException">The disk refuses it, or the file is gone.</exception>
    public void Store(ForwardPosition position, string? inEngine, IReadOnlyCollection<string> left)
    {
        // SQLite would go on writing into a file that was deleted or moved.
        if (!IsOpen)
        {
            throw new SqliteException(_path, "Keeping the cursor", raw.SQLITE_READONLY_DBMOVED, 0, "the file is not there any more");
        }

        try
        {
            _connection!.Execute("BEGIN IMMEDIATE");
            StoreAll(_connection, position, inEngine, left);
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

    // What somebody has removed from the folder is no one's concern any more.
    private List<string> ReadLeft(SqliteConnection connection)
    {
        using SqliteStatement rows = connection.Prepare("SELECT name FROM left_segment WHERE engine=?1");
        rows.Bind(1, engine.ToString());
        List<string> left = [];
        while (rows.Step())
        {
            string name = rows.Text(0);
            if (File.Exists(Path.Combine(folder, name)))
            {
                left.Add(name);
            }
        }

        return left;
    }

    private void StoreAll(SqliteConnection connection, ForwardPosition position, string? inEngine, IReadOnlyCollection<string> left)
    {
        using SqliteStatement row = connection.Prepare("INSERT OR REPLACE INTO cursor VALUES(?1,?2,?3,?4,?5)");
        row.Bind(1, engine.ToString());
        row.Bind(2, position.Epoch);
        row.Bind(3, position.Sequence);
        if (inEngine is null)
        {
            row.BindNull(4);
        }
        else
        {
            row.Bind(4, inEngine);
        }

        row.Bind(5, clock.Microseconds());
        row.Run();
        foreach (string name in left)
        {
            using SqliteStatement segment = connection.Prepare("INSERT OR IGNORE INTO left_segment VALUES(?1,?2)");
            segment.Bind(1, engine.ToString());
            segment.Bind(2, name);
            segment.Run();
        }
    }
}
