using SQLitePCL;
using Utws.Api.Recording.Sqlite;
using Utws.Core.Recording;

namespace Utws.Api.Recording.Segments;

/// <summary>A segment that is written to: a SQLite file with a write-ahead log, which its writer never checkpoints.</summary>
internal sealed partial class Segment : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SegmentStoreOptions _options;
    private readonly FileInfo _file;
    private readonly FileInfo _log;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _request;
    private readonly SqliteStatement _group;
    private readonly SqliteStatement _commit;

    private Segment(SqliteConnection connection, SegmentStoreOptions options)
    {
        _connection = connection;
        _options = options;
        Number = SegmentFile.TryGetNumber(Path.GetFileName(connection.File), out long number) ? number : 0;
        _file = new FileInfo(connection.File);
        _log = new FileInfo(connection.File + "-wal");
        _begin = connection.Prepare("BEGIN IMMEDIATE");
        _request = connection.Prepare("INSERT INTO request VALUES(?1,?2,?3,?4,?5,?6,?7)");
        _group = connection.Prepare("INSERT INTO grp VALUES(?1,?2,?3,?4,?5,?6,?7)");
        _commit = connection.Prepare("COMMIT");
    }

    /// <summary>Its path.</summary>
    public string File => _connection.File;

    /// <summary>The number in its name.</summary>
    public long Number { get; }

    /// <summary>How many groups it has taken.</summary>
    public long Groups { get; private set; }

    /// <summary>When it took the first one, in microseconds since 1970.</summary>
    public long FirstCommitMicroseconds { get; private set; }

    /// <summary>How many requests went into <c>poison</c>.</summary>
    public long Poisoned { get; private set; }

    /// <summary>Its bytes on the disk, log and all, before the last group.</summary>
    public long Bytes { get; private set; }

    /// <summary>Makes the file, which must not be there, and proves that it takes commits. Leaves nothing if it fails.</summary>
    /// <exception cref="SqliteException">It cannot be made.</exception>
    public static Segment Create(string file, SegmentStoreOptions options, long epoch, long nowMicroseconds)
    {
        SqliteConnection? connection = null;
        try
        {
            SegmentDraft.Make(file, options, epoch, nowMicroseconds);
            connection = SqliteConnection.Open(file, SqliteOpenMode.ReadWrite, (int)options.WriteLockPatience.TotalMilliseconds);
            connection.KeepWalOnClose();
            if (connection.ReadText("PRAGMA journal_mode=WAL") != "wal")
            {
                throw new SqliteException(file, "PRAGMA journal_mode=WAL", raw.SQLITE_PROTOCOL, 0, "no write-ahead log on this file system");
            }

            // The first commit through the log, which makes the file's name durable, too: SQLite syncs the folder with a new log.
            connection.Execute("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; UPDATE meta SET value=value WHERE key='created_us'");
            _ = connection.TryCheckpoint();
            options.OnStep?.Invoke(SegmentStep.Created, connection);
            return new Segment(connection, options);
        }
        catch
        {
            connection?.Dispose();
            SegmentFolder.TryDelete(file);
            throw;
        }
    }

    /// <summary>Whether file and log are still there under their names; if they are, <see cref="Bytes"/> is brought up to date.</summary>
    /// <remarks>SQLite would go on writing into files that were deleted or moved. Two calls of the system a group.</remarks>
    public bool IsInPlace()
    {
        _file.Refresh();
        _log.Refresh();
        if (!_file.Exists || !_log.Exists)
        {
            return false;
        }

        Bytes = _file.Length + _log.Length;
        return true;
    }

    /// <summary>Commits the group. A request that SQLite refuses goes to <c>poison</c>, the others are kept as ever.</summary>
    /// <exception cref="SqliteException">It may be there or not; this segment is of no use any more.</exception>
    public void Write(RecordGroup group, in GroupPosition position)
    {
        if (!TryWriteWhole(group, position))
        {
            WriteOneByOne(group, position);
        }

        if (Groups++ == 0)
        {
            FirstCommitMicroseconds = position.CommittedMicroseconds;
        }
    }

    /// <summary>Gives the connection to whoever closes the segment.</summary>
    public SqliteConnection Retire()
    {
        DisposeStatements();
        return _connection;
    }

    /// <summary>Closes the file as it is: the log stays beside it.</summary>
    public void Dispose() => _connection.Dispose();

    // False if a request was refused for what is in it.
    private bool TryWriteWhole(RecordGroup group, in GroupPosition position)
    {
        try
        {
            _begin.Run();
            for (int i = 0; i < group.RequestCount; i++)
            {
                Insert(group, i, position.FirstRequest + i);
            }

            Commit(group, position);
            return true;
        }
        catch (SqliteException refused)
        {
            RollBack();
            if (SegmentFailure.IsOfOneRequest(refused))
            {
                return false;
            }

            throw;
        }
    }

    private void Insert(RecordGroup group, int index, long id)
    {
        RequestRecord request = group.Request(index);
        _request.Bind(1, id);
        _request.Bind(2, request.ReceivedMicroseconds);
        _request.Bind(3, request.ApiVersion);
        _request.Bind(4, request.Revision.Value);
        _request.Bind(5, request.CallerHash);
        _request.Bind(6, request.SessionCount);
        _request.BindText(7, group.Sessions(index));
        _request.Run();
    }

    private void Commit(RecordGroup group, in GroupPosition position)
    {
        _group.Bind(1, group.Sequence);
        _group.Bind(2, position.CommittedMicroseconds);
        _group.Bind(3, position.FirstRequest);
        _group.Bind(4, group.RequestCount);
        _group.Bind(5, group.SessionCount);
        _group.Bind(6, position.TotalRequests);
        _group.Bind(7, position.TotalSessions);
        _group.Run();
        _options.OnStep?.Invoke(SegmentStep.Inserted, _connection);
        _commit.Run();
        _options.OnStep?.Invoke(SegmentStep.Committed, _connection);
    }

    private void RollBack()
    {
        if (!_connection.IsInTransaction)
        {
            return;
        }

        try
        {
            _connection.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // What failed before is what will be told; the segment is given up, and its next reader rolls back.
        }
    }

    private void DisposeStatements()
    {
        _begin.Dispose();
        _request.Dispose();
        _group.Dispose();
        _commit.Dispose();
    }
}
