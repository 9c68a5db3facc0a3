using System.Globalization;
using SQLitePCL;
using Utws.Api.Recording.Sqlite;

namespace Utws.Api.Recording.Segments;

/// <summary>
/// A segment that is no longer written to, on its way to be closed: one plain file without a log, which says so in <c>meta</c>. That
/// comes last: who finds the mark needs neither recovery nor a writable folder.
/// </summary>
/// <param name="file">Its path.</param>
/// <param name="writers">The writer's connection, or null for a segment that was found in the folder or has failed: it is checked first.</param>
internal sealed class OldSegment(string file, SqliteConnection? writers) : IDisposable
{
    // A file of fewer bytes has no more than SQLite's first page: whoever made it ended before its tables were there.
    private const int FragmentBytes = 8192;

    private readonly Lock _lock = new();
    private bool _isChecked = writers is not null;
    private SqliteConnection? _connection = writers;

    /// <summary>Its path.</summary>
    public string File { get; } = file;

    /// <summary>When it is tried again, as a timestamp of the clock.</summary>
    public long DueTimestamp { get; set; }

    /// <summary>How long it waits after the next failure.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>What was in the way last.</summary>
    public string? Reason { get; private set; }

    /// <summary>When its newest group was committed, in microseconds since 1970; known once it is closed.</summary>
    public long NewestMicroseconds { get; private set; }

    /// <summary>Closes it, or gets as far as it can now.</summary>
    public OldSegmentOutcome Attempt(SegmentStoreOptions options, long nowMicroseconds)
    {
        OldSegmentOutcome outcome;
        try
        {
            outcome = Close(options, nowMicroseconds);
        }
        catch (SqliteException refused)
        {
            Reason = refused.Message;
            outcome = SegmentFailure.IsBusy(refused) ? OldSegmentOutcome.Busy
                : SegmentFailure.IsCorruption(refused) || refused.Code == raw.SQLITE_ERROR ? OldSegmentOutcome.Corrupt
                : OldSegmentOutcome.Failed;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            Reason = unreadable.Message;
            outcome = OldSegmentOutcome.Failed;
        }

        // A reader's end is waited for with the file open; whatever else is in the way is looked at afresh.
        if (outcome != OldSegmentOutcome.Busy)
        {
            Dispose();
        }

        return outcome;
    }

    /// <summary>Ends what another thread is doing in <see cref="Attempt"/>, as soon as SQLite looks.</summary>
    public void Interrupt()
    {
        lock (_lock)
        {
            _connection?.Interrupt();
        }
    }

    /// <summary>Lets go of the file; a log stays beside it.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }

    private OldSegmentOutcome Close(SegmentStoreOptions options, long nowMicroseconds)
    {
        long length = new FileInfo(File).Length;
        if (length == 0)
        {
            // SQLite would delete the log of an empty file.
            Reason = "the file is empty, but its log is not";
            return new FileInfo(File + "-wal") is { Exists: true, Length: > 0 } ? OldSegmentOutcome.Corrupt : OldSegmentOutcome.Empty;
        }

        SqliteConnection connection = Connect();
        if (!_isChecked && Check(connection, length) is { } outcome)
        {
            return outcome;
        }

        _isChecked = true;
        if (connection.ReadInt64("SELECT EXISTS(SELECT 1 FROM grp) + EXISTS(SELECT 1 FROM request) + EXISTS(SELECT 1 FROM poison)") == 0)
        {
            return OldSegmentOutcome.Empty;
        }

        options.OnStep?.Invoke(SegmentStep.Closing, connection);
        if (!connection.TryCheckpoint() || connection.ReadText("PRAGMA journal_mode=DELETE") != "delete")
        {
            Reason = "somebody reads it";
            return OldSegmentOutcome.Busy;
        }

        connection.Execute($"INSERT OR REPLACE INTO meta VALUES('closed_us',{nowMicroseconds.ToString(CultureInfo.InvariantCulture)})");
        NewestMicroseconds = ReadNewest(connection);
        return OldSegmentOutcome.Closed;
    }

    private SqliteConnection Connect()
    {
        if (_connection is { } open)
        {
            return open;
        }

        SqliteConnection connection = SqliteConnection.Open(File, SqliteOpenMode.ReadWrite);
        lock (_lock)
        {
            _connection = connection;
        }

        connection.KeepWalOnClose();
        return connection;
    }

    // Null if it is a segment that is whole, and not closed.
    private OldSegmentOutcome? Check(SqliteConnection connection, long length)
    {
        if (connection.ReadInt64("SELECT count(*) FROM sqlite_schema WHERE name IN ('meta','grp','request','poison')") != 4)
        {
            Reason = "it has not the tables of a segment";
            return length <= FragmentBytes && connection.ReadInt64("SELECT count(*) FROM sqlite_schema") == 0
                ? OldSegmentOutcome.Empty
                : OldSegmentOutcome.Corrupt;
        }

        if (connection.ReadInt64("SELECT 1 FROM meta WHERE key='closed_us'") is not null)
        {
            NewestMicroseconds = ReadNewest(connection);
            return OldSegmentOutcome.Closed;
        }

        // All pages and their order, not the keys' uniqueness.
        if (connection.ReadText("PRAGMA quick_check(1)") is var found && found != "ok")
        {
            Reason = found;
            return OldSegmentOutcome.Corrupt;
        }

        return null;
    }

    private static long ReadNewest(SqliteConnection connection) =>
        connection.ReadInt64("SELECT committed_us FROM grp ORDER BY seq DESC LIMIT 1") ?? 0;
}
