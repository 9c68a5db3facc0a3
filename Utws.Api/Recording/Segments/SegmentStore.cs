using Utws.Api.Recording.Sqlite;
using Utws.Core.Recording;

namespace Utws.Api.Recording.Segments;

/// <summary>
/// Keeps groups in SQLite files, one after the other, in one folder (README.md beside this tells operators what is in them). The
/// caller's thread only inserts and commits; all else is <see cref="SegmentKeeper"/>'s.
/// </summary>
internal sealed partial class SegmentStore : ISessionStore
{
    // As long as the next segment is not ready the present one grows on, to twice its size.
    private const int HardBound = 2;

    // Segments at the end whose epoch is looked for: a power failure damages the last, not ten.
    private const int LastSegments = 10;

    private readonly SegmentStoreOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SegmentFolder _folder;
    private readonly SegmentCounters _counters = new();

    // Held by the writer for as long as it is in here, which on a disk that hangs is until the process ends.
    private readonly Lock _use = new();
    private volatile SegmentKeeper? _keeper;
    private volatile Segment? _current;
    private long _hardBytes;
    private long _totalRequests;
    private long _totalSessions;
    private long _lastCommitTicks;
    private long _lastNumber;
    private bool _hasEpoch;
    private bool _isDisposed;

    /// <summary>A store that is not open yet; it touches nothing.</summary>
    public SegmentStore(SegmentStoreOptions options, TimeProvider clock, ILogger logger)
    {
        (_options, _clock, _logger) = (options, clock, logger);
        _folder = new SegmentFolder(options.Folder);
        Epoch = options.Epoch;
    }

    /// <summary>The epoch of what is recorded now, greater than any before it in the folder; known once <see cref="Open"/> has succeeded.</summary>
    public long Epoch { get; private set; }

    /// <summary>The folder's full path.</summary>
    public string Folder => _folder.Path;

    /// <summary>What this epoch has committed; for any thread.</summary>
    public CommittedTotals Committed => new(Interlocked.Read(ref _totalRequests), Interlocked.Read(ref _totalSessions));

    /// <summary>How it stands; for any thread.</summary>
    public SegmentStoreStatus Status
    {
        get
        {
            Segment? current = _current;
            return new SegmentStoreStatus(
                current?.File, current?.Bytes ?? 0, _counters.Written, _counters.Suspect, _counters.Corrupt, _counters.Poisoned, _counters.Deleted,
                _counters.DeletedBytes, _counters.FolderBytes, _counters.OpenOld, TimeSpan.FromTicks(Interlocked.Read(ref _lastCommitTicks)));
        }
    }

    /// <summary>How many bytes all segments of the folder have together; for any thread.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Neither.</exception>
    public long MeasureFolder()
    {
        long bytes = 0;
        foreach (SegmentFile file in _folder.List())
        {
            bytes += file.Bytes;
        }

        return bytes;
    }

    /// <summary>Has retention look now and not at its usual time; for any thread.</summary>
    public void LookNow()
    {
        try
        {
            _keeper?.LookNow();
        }
        catch (ObjectDisposedException)
        {
            // The store is closed meanwhile.
        }
    }

    /// <inheritdoc/>
    public void Open()
    {
        lock (_use)
        {
            if (_isDisposed)
            {
                throw new SessionStoreException("Sessions cannot be recorded: the server is ending.");
            }

            if (_current is not null)
            {
                return;
            }

            Acquire();
            try
            {
                _keeper ??= StartKeeper();
                Begin(Create());
            }
            catch (SqliteException refused)
            {
                throw SegmentFailure.ForOperator(refused);
            }

            _keeper.WantSpare();
        }
    }

    /// <inheritdoc/>
    public void Commit(RecordGroup group)
    {
        lock (_use)
        {
            CommitToCurrent(group);
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        lock (_use)
        {
            CloseAll();
        }
    }

    /// <summary>
    /// Closes it, if that has not been done and its writer is not in it: SQLite's connection is for one thread, and closed under a commit
    /// that waits for the disk it took the whole segment for damaged. Left as it is, it is closed by the next start.
    /// </summary>
    public void Dispose()
    {
        if (!_use.TryEnter())
        {
            return;
        }

        try
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                CloseAll();
                _folder.Dispose();
            }
        }
        finally
        {
            _use.Exit();
        }
    }

    /// <summary>What an epoch has committed; nothing if no segment of it can be read. The folder's lock is held: after <see cref="Open"/>.</summary>
    public CommittedTotals CommittedIn(long epoch)
    {
        List<SegmentFile> files = ListFiles();
        for (int i = files.Count - 1; i >= 0; i--)
        {
            if (files[i].IsCorrupt || SegmentMeta.ReadEpoch(files[i].Path) is not { } found || found > epoch)
            {
                continue;
            }

            if (found < epoch)
            {
                break;
            }

            if (SegmentMeta.ReadTotals(files[i].Path) is { } totals)
            {
                return totals;
            }
        }

        return default;
    }

    private void CommitToCurrent(RecordGroup group)
    {
        Segment segment = _current ?? throw new SessionStoreException("Sessions cannot be recorded: the store is not open.");
        long started = _clock.GetTimestamp();
        SwitchIfDue(segment);
        segment = _current;
        GroupPosition position = new(
            _totalRequests + 1, _totalRequests + group.RequestCount, _totalSessions + group.SessionCount, _clock.Microseconds());
        if (TryWrite(segment, group, position) is { } failure)
        {
            SegmentStoreLog.Suspect(_logger, failure.Message);
            WriteElsewhere(segment, group, position);
        }

        (_totalRequests, _totalSessions) = (position.TotalRequests, position.TotalSessions);
        _ = Interlocked.Exchange(ref _lastCommitTicks, _clock.GetElapsedTime(started).Ticks);
    }

    private void CloseAll()
    {
        if (_current is { } current)
        {
            _current = null;
            _keeper!.Retire(current);
        }

        _keeper?.Dispose();
        _keeper = null;
        _folder.Release();
    }

    private void Acquire()
    {
        if (_folder.IsHeld)
        {
            return;
        }

        _folder.Acquire();
        try
        {
            long last = _folder.ReadEpoch();
            List<SegmentFile> files = ListFiles();
            for (int i = files.Count - 1; i >= 0 && i >= files.Count - LastSegments; i--)
            {
                last = Math.Max(last, SegmentMeta.ReadEpoch(files[i].Path) ?? 0);
            }

            // While the store is open it never changes, whatever comes and goes in the folder; opened again it goes on, unless another
            // process has been here.
            if (_keeper is null && !(_hasEpoch && last == Epoch))
            {
                Epoch = Math.Max(Epoch, last + 1);
                _hasEpoch = true;
            }

            _folder.WriteEpoch(Epoch);
        }
        catch
        {
            _folder.Release();
            throw;
        }
    }

    private List<SegmentFile> ListFiles()
    {
        try
        {
            return _folder.List();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SessionStoreException($"Sessions cannot be recorded in {_folder.Path}: {unreadable.Message} See that this process's account may read the folder.", unreadable);
        }
    }

    private SegmentKeeper StartKeeper()
    {
        SegmentKeeper keeper = new(_folder, _options, Epoch, _counters, _clock, _logger);
        keeper.Start();
        return keeper;
    }
}
