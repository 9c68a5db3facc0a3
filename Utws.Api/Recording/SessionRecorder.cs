using System.Diagnostics;
using Utws.Core.Recording;

namespace Utws.Api.Recording;

/// <summary>
/// Gathers requests into groups and has one thread, its own, commit group after group: while one is being written the next one
/// fills, so a slow disk makes larger groups by itself. Everybody whose request is in a group awaits the group's one task. There are
/// few groups and each is bounded; when none has room, a request is refused at once.
/// </summary>
internal sealed partial class SessionRecorder : IDisposable
{
    private static readonly Task<bool> s_refused = Task.FromResult(false);

#pragma warning disable MA0158 // Monitor's Wait and Pulse are what the writer sleeps by; System.Threading.Lock has none
    private readonly object _gate = new();
#pragma warning restore MA0158
    private readonly Queue<RecordGroup> _full = new();
    private readonly Stack<RecordGroup> _free = new();
    private readonly SessionRecorderOptions _options;
    private readonly ISessionStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger<SessionRecorder> _logger;
    private readonly BufferedAccount? _account;
    private readonly Thread _writer;
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RecordGroup _current;
    private RecorderStatus _status = new();
    private string? _held;
    private bool _isIdle;
    private bool _isStopping;
    private ITimer? _watch;

    /// <param name="options">The bounds.</param>
    /// <param name="store">Keeps the groups.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">The log.</param>
    /// <param name="account">Keeps account of what is answered before it is committed; null where that does not happen.</param>
    public SessionRecorder(
        SessionRecorderOptions options, ISessionStore store, TimeProvider clock, ILogger<SessionRecorder> logger, BufferedAccount? account = null)
    {
        _account = account;
        _options = options;
        _store = store;
        _clock = clock;
        _logger = logger;
        _current = new RecordGroup(options.GroupBytes, options.GroupSessions);
        for (int i = 1; i < options.Groups; i++)
        {
            _free.Push(new RecordGroup(options.GroupBytes, options.GroupSessions));
        }

        _writer = new Thread(Write) { Name = "utws recorder", IsBackground = true };
    }

    /// <summary>Ends when the store has been opened, or could not be at the first try.</summary>
    public Task Opened => _opened.Task;

    /// <summary>How it stands now.</summary>
    public RecorderStatus Status
    {
        get
        {
            lock (_gate)
            {
                return _status with
                {
                    Accepted = _accepted,
                    Refused = _refusedRequests,
                    Held = _held,
                    Fill = (_options.Groups - _free.Count - (_current.RequestCount == 0 ? 1 : 0), _options.Groups),
                };
            }
        }
    }

    /// <summary>Starts the writer, which opens the store.</summary>
    public void Start()
    {
        _watch = _clock.CreateTimer(static recorder => ((SessionRecorder)recorder!).Watch(), this, _options.WatchPeriod, _options.WatchPeriod);
        _writer.Start();
    }

    /// <summary>
    /// Takes a request; <paramref name="sessions"/> is copied. False if it cannot be taken now. Else <paramref name="committed"/> ends
    /// with true once the request is on stable storage, and with false if that failed.
    /// </summary>
    public bool TryAppend(in RequestRecord request, ReadOnlySpan<byte> sessions, out Task<bool> committed)
    {
        lock (_gate)
        {
            if (_isStopping || _held is not null || _status.State != RecorderState.Running || !TryAppendToGroup(in request, sessions))
            {
                _refusedRequests++;
                committed = s_refused;
                return false;
            }

            committed = _current.Committed;
            _accepted += new RecordCount(1, request.SessionCount);
            _account?.Add(request.SessionCount);
            if (_isIdle)
            {
                Monitor.Pulse(_gate);
            }

            return true;
        }
    }

    /// <summary>Refuses requests for a reason that is not the store's, until it is called with null. What was taken is committed.</summary>
    public void Hold(string? reason)
    {
        lock (_gate)
        {
            _held = reason;
        }
    }

    /// <summary>
    /// Takes no more requests, commits what it has and closes the store. False if that took longer than <paramref name="patience"/>;
    /// the writer is then left to itself.
    /// </summary>
    public bool Stop(TimeSpan patience)
    {
        lock (_gate)
        {
            _isStopping = true;
            Monitor.PulseAll(_gate);
        }

        return !_writer.IsAlive || _writer.Join(patience);
    }

    /// <summary>Gives up the store, unless the writer is still in it: the next start mends what it leaves.</summary>
    public void Dispose()
    {
        _watch?.Dispose();
        if (!_writer.IsAlive)
        {
            _store.Dispose();
        }
    }

    private bool TryAppendToGroup(in RequestRecord request, ReadOnlySpan<byte> sessions)
    {
        if (_current.TryAppend(in request, sessions))
        {
            return true;
        }

        if (_free.Count == 0)
        {
            return false;
        }

        SealCurrent();

        // It may be waiting for this very group to fill up.
        Monitor.Pulse(_gate);
        bool isTaken = _current.TryAppend(in request, sessions);
        Debug.Assert(isTaken, "an empty group takes any request");
        return isTaken;
    }

    private void SealCurrent()
    {
        _full.Enqueue(_current);
        _current = _free.Pop();
    }
}
