namespace Utws.Api.Recording.Segments;

/// <summary>
/// Does in a thread of its own what the writer's must not wait for: makes the next segment, closes the old ones and those that an
/// earlier process has left, deletes what is too old or too much.
/// </summary>
internal sealed partial class SegmentKeeper : IDisposable
{
    // A file that fails again and again is told once and looked at every ten minutes.
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromMinutes(10);

    private readonly SegmentFolder _folder;
    private readonly SegmentStoreOptions _options;
    private readonly SegmentCounters _counters;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SegmentRetention _retention;
    private readonly long _epoch;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly Thread _thread;
    private readonly ITimer _timer;

    private readonly Lock _lock = new();
    private readonly List<OldSegment> _old = [];
    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private Action? _interrupt;
    private Segment? _spare;
    private bool _isSpareWanted;
    private bool _isSpareTold;
    private bool _isStopping;
    private bool _isDisposed;
    private volatile bool _isLookWanted;

    // Of the keeper's thread alone.
    private readonly Dictionary<string, long> _closed = new(StringComparer.Ordinal);
    private readonly Queue<string> _found = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private long? _lookTimestamp;
    private long? _spareTimestamp;

    /// <summary>Begins to look after the folder, whose lock is held.</summary>
    public SegmentKeeper(SegmentFolder folder, SegmentStoreOptions options, long epoch, SegmentCounters counters, TimeProvider clock, ILogger logger)
    {
        (_folder, _options, _epoch, _counters, _clock, _logger) = (folder, options, epoch, counters, clock, logger);
        _retention = new SegmentRetention(folder, options, counters, clock, logger);
        _timer = clock.CreateTimer(static wake => ((AutoResetEvent)wake!).Set(), _wake, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _thread = new Thread(Run) { IsBackground = true, Name = "segments" };
    }

    /// <summary>Begins.</summary>
    public void Start() => _thread.Start();

    /// <summary>This file is the writer's: it is neither closed nor deleted.</summary>
    public void Hold(string file)
    {
        lock (_lock)
        {
            _ = _held.Add(file);
        }
    }

    /// <summary>This file is nobody's any more.</summary>
    public void Release(string file)
    {
        lock (_lock)
        {
            _ = _held.Remove(file);
        }
    }

    /// <summary>Asks for the next segment to be made.</summary>
    public void WantSpare()
    {
        lock (_lock)
        {
            _isSpareWanted = _spare is null;
        }

        _ = _wake.Set();
    }

    /// <summary>Has retention look now.</summary>
    public void LookNow()
    {
        _isLookWanted = true;
        _ = _wake.Set();
    }

    /// <summary>The next segment, if it is ready; it is the caller's then.</summary>
    public Segment? TakeSpare()
    {
        lock (_lock)
        {
            Segment? spare = _spare;
            _spare = null;
            return spare;
        }
    }

    /// <summary>Takes a segment that is full, to close it.</summary>
    public void Retire(Segment segment) => Add(new OldSegment(segment.File, segment.Retire()) { Delay = _options.RetryDelay, DueTimestamp = _clock.GetTimestamp() });

    /// <summary>Takes a segment that has failed and is closed: it is looked at later, and from the beginning.</summary>
    public void RetireSuspect(string file) => Add(new OldSegment(file, writers: null) { Delay = _options.SuspectDelay, DueTimestamp = After(_options.SuspectDelay) });

    /// <summary>Closes what can be closed in the time that the options give, and ends.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isStopping = true;
        }

        _ = _wake.Set();
        if (_thread.Join(_options.ClosePatience + (4 * s_lastRetry)))
        {
            return;
        }

        // A slow disk: what SQLite is doing ends at the next page, and the log stays beside the file.
        lock (_lock)
        {
            _interrupt?.Invoke();
        }

        _ = _thread.Join(_options.ClosePatience);
    }

    /// <summary>Ends it at once.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        Close();
        _timer.Dispose();
        if (!_thread.IsAlive)
        {
            _spare?.Dispose();
            _wake.Dispose();
        }
    }

    private void Add(OldSegment old)
    {
        lock (_lock)
        {
            _old.Add(old);
            _counters.OpenOld = _old.Count;
        }

        _ = _wake.Set();
    }

    private void Run()
    {
        while (!IsStopping)
        {
            try
            {
                // A folder that is another process's by now has segments that must be left alone.
                bool isHeld = _folder.IsHeld;
                if (isHeld && (TryMakeSpare() || TryCloseOne() || TryExamineOne() || TryLook()))
                {
                    continue;
                }

                WakeIn(isHeld ? UntilDue() : _options.RetryDelay);
            }
#pragma warning disable CA1031 // whatever fails in here, recording goes on without it
            catch (Exception failure)
#pragma warning restore CA1031
            {
                SegmentStoreLog.KeeperFailed(_logger, failure);
                WakeIn(_options.RetryDelay);
            }

            _ = _wake.WaitOne();
        }

        Finish();
    }

    private bool IsStopping
    {
        get
        {
            lock (_lock)
            {
                return _isStopping;
            }
        }
    }

    private void WakeIn(TimeSpan delay) => _ = _timer.Change(delay, Timeout.InfiniteTimeSpan);

    private long After(TimeSpan delay) => _clock.GetTimestamp() + (long)(delay.TotalSeconds * _clock.TimestampFrequency);

    private TimeSpan Until(long timestamp) =>
        _clock.GetElapsedTime(_clock.GetTimestamp(), timestamp) is { Ticks: > 0 } left ? left : TimeSpan.FromMilliseconds(1);

    private TimeSpan UntilDue()
    {
        TimeSpan due = Until(_lookTimestamp ?? 0);
        lock (_lock)
        {
            foreach (OldSegment old in _old)
            {
                due = TimeSpan.FromTicks(Math.Min(due.Ticks, Until(old.DueTimestamp).Ticks));
            }

            return _isSpareWanted && _spareTimestamp is { } spare ? TimeSpan.FromTicks(Math.Min(due.Ticks, Until(spare).Ticks)) : due;
        }
    }
}
