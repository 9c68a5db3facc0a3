using SQLitePCL;

namespace Utws.Api.Recording.Sqlite;

/// <summary>A connection to a SQLite file, for one thread at a time. What SQLite refuses is a <see cref="SqliteException"/>.</summary>
internal sealed class SqliteConnection : IDisposable
{
    // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE
    private const int NoCheckpointOnClose = 1006;

    private readonly sqlite3 _db;
    private readonly List<SqliteStatement> _statements = [];

    static SqliteConnection() => Batteries_V2.Init();

    private SqliteConnection(string file, sqlite3 db)
    {
        File = file;
        _db = db;
    }

    /// <summary>The file's path, as it was opened.</summary>
    public string File { get; }

    /// <summary>Whether a transaction is open.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(_db) == 0;

    /// <summary>Opens the file. SQLite reads nothing of it before the first statement: what is wrong in it shows only there.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="mode">What will be done with it.</param>
    /// <param name="busyMilliseconds">How long to wait for another connection's lock before SQLITE_BUSY.</param>
    /// <exception cref="SqliteException">The file is not there, or not to be opened in this way.</exception>
    public static SqliteConnection Open(string file, SqliteOpenMode mode, int busyMilliseconds = 0)
    {
        int flags = mode switch
        {
            SqliteOpenMode.ReadOnly => raw.SQLITE_OPEN_READONLY,
            SqliteOpenMode.Immutable => raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI,
            SqliteOpenMode.ReadWrite => raw.SQLITE_OPEN_READWRITE,
            _ => raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE,
        };

        // One thread at a time: SQLite's own locks around each call would be paid for nothing.
        string name = mode == SqliteOpenMode.Immutable ? new Uri(Path.GetFullPath(file)).AbsoluteUri + "?immutable=1" : file;
        int code = raw.sqlite3_open_v2(name, out sqlite3 db, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        SqliteConnection connection = new(file, db);
        try
        {
            connection.Check(code, "Opening");
            connection.Check(raw.sqlite3_extended_result_codes(db, 1), "Opening");
            connection.Check(raw.sqlite3_busy_timeout(db, busyMilliseconds), "Opening");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs one or more statements whose rows do not matter.</summary>
    /// <param name="sql">The statements.</param>
    /// <param name="action">What a failure calls them; their text if not given, of which it shows the beginning.</param>
    public void Execute(string sql, string? action = null) => Check(raw.sqlite3_exec(_db, sql), action ?? sql);

    /// <summary>Compiles one statement; it is closed with the connection at the latest.</summary>
    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_db, sql, out sqlite3_stmt statement), sql);
        SqliteStatement prepared = new(this, statement, sql);
        _statements.Add(prepared);
        return prepared;
    }

    /// <summary>The first column of the only row as a number; null if it is NULL or there is no row.</summary>
    public long? ReadInt64(string sql)
    {
        using SqliteStatement statement = Prepare(sql);
        return statement.Step() && !statement.IsNull(0) ? statement.Int64(0) : null;
    }

    /// <summary>The first column of the only row as text; null if it is NULL or there is no row.</summary>
    public string? ReadText(string sql)
    {
        using SqliteStatement statement = Prepare(sql);
        return statement.Step() && !statement.IsNull(0) ? statement.Text(0) : null;
    }

    /// <summary>Moves the whole WAL into the file and empties it; false if a reader or writer is in the way. True, too, without a WAL.</summary>
    public bool TryCheckpoint()
    {
        // sqlite3_wal_checkpoint_v2 would say that all is well on a connection that has not looked into its file yet.
        using SqliteStatement checkpoint = Prepare("PRAGMA wal_checkpoint(TRUNCATE)");
        return checkpoint.Step() && checkpoint.Int64(0) == 0;
    }

    /// <summary>
    /// Leaves the WAL as it is when this connection is the last one to close. SQLite would checkpoint it then: at a time, and on a disk,
    /// that are not of our choosing.
    /// </summary>
    public void KeepWalOnClose() => Check(raw.sqlite3_db_config(_db, NoCheckpointOnClose, 1, out _), "Configuring");

    /// <summary>The longest value or statement from now on, in bytes.</summary>
    public void LimitLength(int bytes) => _ = raw.sqlite3_limit(_db, raw.SQLITE_LIMIT_LENGTH, bytes);

    /// <summary>Ends what another thread has running on this connection with SQLITE_INTERRUPT; the one call that any thread may make.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_db);

    /// <summary>Closes the statements and the connection.</summary>
    public void Dispose()
    {
        for (int i = _statements.Count - 1; i >= 0; i--)
        {
            _statements[i].Dispose();
        }

        _db.Dispose();
    }

    internal void Check(int code, string action)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Failure(code, action);
        }
    }

    internal SqliteException Failure(int code, string action)
    {
        int systemError = (code & 0xFF) is raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY
            ? SqliteNative.SystemError(_db)
            : 0;
        return new SqliteException(File, action, code, systemError, raw.sqlite3_errmsg(_db).utf8_to_string());
    }

    internal void Forget(SqliteStatement statement) => _ = _statements.Remove(statement);
}
