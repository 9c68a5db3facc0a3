using SQLitePCL;
using Utws.Api.Recording.Sqlite;
using Utws.Core.Policy;
using Utws.Core.Recording;

namespace Utws.Api.Recording.Reading;

/// <summary>
/// Reads a segment's requests page by page, in the order of their groups. The file is open only while a page is copied, some
/// milliseconds: a server can neither take over the log of a segment nor close it while somebody else has it open. A closed one, which
/// nobody writes any more, stays open.
/// </summary>
internal sealed class SegmentReader : IDisposable
{
    // Another process that recovers a log after a crash has it locked; a second is more than 64 MB of log take.
    private const int BusyMilliseconds = 1000;

    // CROSS JOIN keeps the groups outside: with both by rowid, nothing is sorted. The + keeps SQLite from walking each group's
    // requests from the page's start instead of the group's.
    private const string PageSql = """
        SELECT g.seq, q.id, q.received_us, q.api_version, q.policy_rev, q.addr_hash, q.n, q.sessions
        FROM grp g CROSS JOIN request q ON q.id BETWEEN g.first_request AND g.first_request + g.n_requests - 1
        WHERE g.seq BETWEEN ?1 AND ?3 AND +q.id > ?2 ORDER BY g.seq, q.id
        """;

    private readonly ListedSegment _file;
    private readonly SqliteOpenMode _mode;
    private SqliteConnection? _connection;
    private SqliteStatement? _page;
    private long _fromSequence;
    private long _lastSequence = long.MaxValue;
    private long _afterId = long.MinValue;
    private bool _isAtEnd;

    private SegmentReader(ListedSegment file, SqliteOpenMode mode, SqliteConnection connection, SegmentInfo info)
    {
        _file = file;
        _mode = mode;
        _connection = connection;
        Info = info;
    }

    /// <summary>What the segment says of itself.</summary>
    public SegmentInfo Info { get; }

    /// <summary>Opens a segment; null if it has no content yet, or has been deleted since it was listed.</summary>
    /// <exception cref="SegmentException">The file is no segment, or cannot be read.</exception>
    public static SegmentReader? Open(ListedSegment file)
    {
        try
        {
            return OpenFile(file);
        }
        catch (SqliteException failure)
        {
            return File.Exists(file.Path) ? throw Broken(failure) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Reads only groups behind the one, which the segment before it had, and up to the other.</summary>
    public void SelectGroups(long after, long last) => (_fromSequence, _lastSequence) = (after + 1, last);

    /// <summary>Fills the page with the next requests; false if there are none.</summary>
    /// <exception cref="SegmentException">The segment is broken at this place.</exception>
    public bool ReadPage(SegmentPage page)
    {
        page.Clear();
        if (_isAtEnd)
        {
            return false;
        }

        try
        {
            Fill(page, _page ??= Connection().Prepare(PageSql));
        }
        catch (SqliteException failure)
        {
            _isAtEnd = true;

            // Deleted since the page before: what was in it is as gone as that of older ones.
            if (File.Exists(_file.Path))
            {
                throw Broken(failure);
            }
        }
        finally
        {
            LetGo();
        }

        return page.Count > 0;
    }

    /// <summary>The requests that the server could not put into its form and has set aside, and their sessions, in the groups that are selected.</summary>
    /// <exception cref="SegmentException">The segment is broken.</exception>
    public (long Requests, long Sessions) CountSetAside(RecordRange range)
    {
        try
        {
            using SqliteStatement count = Connection().Prepare(
                """
                SELECT count(DISTINCT p.request_id), CAST(total(CASE p.part WHEN 0 THEN p.n ELSE 0 END) AS INTEGER)
                FROM grp g JOIN poison p ON p.request_id BETWEEN g.first_request AND g.first_request + g.n_requests - 1
                WHERE g.seq BETWEEN ?1 AND ?4 AND p.received_us >= ?2 AND p.received_us < ?3
                """);
            count.Bind(1, _fromSequence);
            count.Bind(2, range.SinceMicroseconds);
            count.Bind(3, range.UntilMicroseconds);
            count.Bind(4, _lastSequence);
            return count.Step() ? (count.Int64(0), count.Int64(1)) : default;
        }
        catch (SqliteException failure)
        {
            return File.Exists(_file.Path) ? throw Broken(failure) : default;
        }
        finally
        {
            LetGo();
        }
    }

    /// <summary>How many sessions the groups behind one have.</summary>
    /// <exception cref="SegmentException">The segment is broken.</exception>
    public long CountSessions(long after)
    {
        try
        {
            using SqliteStatement count = Connection().Prepare("SELECT CAST(total(n_sessions) AS INTEGER) FROM grp WHERE seq > ?1");
            count.Bind(1, after);
            return count.Step() ? count.Int64(0) : 0;
        }
        catch (SqliteException failure)
        {
            return File.Exists(_file.Path) ? throw Broken(failure) : 0;
        }
        finally
        {
            LetGo();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection?.Dispose();

    private static SegmentReader? OpenFile(ListedSegment file)
    {
        // While a server writes a segment its log is there. Without one the file is read as it is, which leaves no -shm file behind.
        if (!file.HasLog)
        {
            return Begin(file, SqliteOpenMode.Immutable);
        }

        try
        {
            return Begin(file, SqliteOpenMode.ReadOnly);
        }
        catch (SqliteException failure) when (failure.Code is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY && File.Exists(file.Path))
        {
            return file.LogBytes == 0
                ? Begin(file, SqliteOpenMode.Immutable)
                : throw new SegmentException("it was not closed, and its log (-wal) cannot be read in a folder that cannot be written: copy the folder", failure);
        }
    }

    private static SegmentReader? Begin(ListedSegment file, SqliteOpenMode mode)
    {
        SqliteConnection connection = SqliteConnection.Open(file.Path, mode, BusyMilliseconds);
        try
        {
            SegmentInfo? info = SegmentInfoReader.Read(connection, file);
            if (info is null)
            {
                connection.Dispose();
                return null;
            }

            return new SegmentReader(file, mode, connection, info);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SegmentException Broken(SqliteException failure) => new(SqliteResult.NameOf(failure.ExtendedCode) switch
    {
        "SQLITE_NOTADB" => "it is no SQLite file",
        "SQLITE_BUSY" or "SQLITE_BUSY_RECOVERY" => "another process has it locked",
        string code when code.StartsWith("SQLITE_CORRUPT", StringComparison.Ordinal) => "it is damaged: " + code,
        _ => failure.Message,
    }, failure);

    private SqliteConnection Connection() => _connection ??= SqliteConnection.Open(_file.Path, _mode, BusyMilliseconds);

    private void LetGo()
    {
        if (_mode == SqliteOpenMode.ReadOnly)
        {
            _connection?.Dispose();
            _connection = null;
            _page = null;
        }
    }

    private void Fill(SegmentPage page, SqliteStatement rows)
    {
        rows.Bind(1, _fromSequence);
        rows.Bind(2, _afterId);
        rows.Bind(3, _lastSequence);
        try
        {
            while (!page.IsFull)
            {
                if (!rows.Step())
                {
                    _isAtEnd = true;
                    return;
                }

                _fromSequence = rows.Int64(0);
                _afterId = rows.Int64(1);
                RequestRecord request = new(
                    rows.Int64(2), (int)rows.Int64(3), new PolicyRevision(rows.Int64(4)), rows.IsNull(5) ? null : rows.Int64(5), (int)rows.Int64(6));
                page.Append(new RecordedHead(_fromSequence, _afterId, request), rows.Bytes(7));
            }
        }
        finally
        {
            // Ends the transaction.
            rows.Reset();
        }
    }
}
