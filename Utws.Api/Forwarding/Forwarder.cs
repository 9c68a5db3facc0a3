using Utws.Api.Forwarding.Reading;

namespace Utws.Api.Forwarding;

/// <summary>
/// Sends what a folder has recorded on to an engine, behind the clients' backs: nobody who is answered waits for it. Batches go in the
/// order of the record, one in flight; while one is on its way the next is read. A batch is tried again until it is stored, and then the
/// cursor is kept. What may have arrived in an attempt that failed, in this process or the one before, the engine is asked for.
/// </summary>
internal sealed partial class Forwarder : IDisposable
{
    private readonly ForwarderOptions _options;
    private readonly IEngine _engine;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
#pragma warning disable CA2213 // the loop disposes of both at its end: SQLite takes it amiss when another thread does
    private readonly CursorFile _cursor;
#pragma warning restore CA2213
    private readonly BackOff _backOff;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _drain = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Of the loop alone.
#pragma warning disable CA2213
    private volatile BatchReader? _reader;
#pragma warning restore CA2213
    private ForwardBatch _current;
    private ForwardBatch _other;
    private bool _isUnsent;
    private Task<bool>? _ahead;
    private bool _isDoubtful = true;
    private ForwardPosition _doubtTo;
    private bool _isCursorBehind;
    private string? _inEngine;

    private volatile ForwarderStatus _status = new();
    private Task _running = Task.CompletedTask;

    /// <param name="options">What, and how fast.</param>
    /// <param name="engine">Where to; the caller's to dispose of, after this.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Told of what changes.</param>
    /// <param name="random">Numbers from 0 to below 1, for pauses.</param>
    public Forwarder(ForwarderOptions options, IEngine engine, TimeProvider clock, ILogger<Forwarder> logger, Func<double> random)
    {
        (_options, _engine, _clock, _logger) = (options, engine, clock, logger);
        _cursor = new CursorFile(options.Folder, options.Engine, clock);
        _backOff = new BackOff(options.LongestPause, random);
        _current = new ForwardBatch(options.BatchSessions, options.BatchBytes);
        _other = new ForwardBatch(options.BatchSessions, options.BatchBytes);
    }

    /// <summary>How it stands; for any thread.</summary>
    public ForwarderStatus Status => _status;

    /// <summary>How far the segments are needed no more, for any thread; null until it is known.</summary>
    public ForwardProgress? Progress
    {
        get
        {
            if (_reader is not { } reader)
            {
                return null;
            }

            // In this order: what is stored can only be more by the time that the rest is looked at.
            ForwardPosition stored = _status.Position;
            ReadReach reach = reader.Reach;
            return new ForwardProgress(stored, reach.Position, reach.Current, reader.Left);
        }
    }

    /// <summary>Begins.</summary>
    public void Start() => _running = Task.Run(RunAsync);

    /// <summary>Forwards what is left, and ends; false if that took longer than <paramref name="patience"/>: the next start goes on.</summary>
    public async Task<bool> StopAsync(TimeSpan patience)
    {
        _ = _drain.TrySetResult();
        bool isDone = await Task.WhenAny(_running, Task.Delay(patience, _clock)) == _running;
        await _stop.CancelAsync();

        // A disk that hangs, or an engine's client that does: what is in there is left to itself.
        _ = await Task.WhenAny(_running, Task.Delay(s_grace, _clock));
        return isDone;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        if (_running.IsCompleted)
        {
            _stop.Dispose();
        }
    }

    private async Task RunAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                TimeSpan pause = await TurnAsync();
                if (pause < TimeSpan.Zero)
                {
                    break;
                }

                if (pause > TimeSpan.Zero)
                {
                    await PauseAsync(pause);
                }
            }
        }
#pragma warning disable CA1031 // the caller of StopAsync has lost patience: whatever that ended in, the next start finds it
        catch (Exception ended) when (_stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (ended is not OperationCanceledException)
            {
                _status = _status with { Problem = ended.Message };
            }
        }
        finally
        {
            if (_ahead is { } ahead)
            {
                await ahead.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            _reader?.Dispose();
            _cursor.Dispose();
        }
    }

    // How long to wait for the next turn; less than no time, when there will be none.
    private async Task<TimeSpan> TurnAsync()
    {
        try
        {
            OpenCursor();
            if (!await TryTakeAsync())
            {
                SetForwarded();
                return _drain.Task.IsCompleted ? Timeout.InfiniteTimeSpan : _options.Period;
            }

            bool isMoreThere = _current.IsMoreThere;
            await SendAsync(isMoreThere);
            return isMoreThere || _drain.Task.IsCompleted ? TimeSpan.Zero : _options.Period;
        }
#pragma warning disable CA1031 // whatever fails, what is recorded stays recorded, and it is tried again
        catch (Exception failure) when (!_stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            SetFailing(failure);
            return _backOff.Next();
        }
    }

    // Ends early when all is to end: then there is no time for the whole pause.
    private Task PauseAsync(TimeSpan pause) => _drain.Task.IsCompleted
        ? Task.Delay(pause < s_lastPause ? pause : s_lastPause, _clock, _stop.Token)
        : Task.WhenAny(Task.Delay(pause, _clock, _stop.Token), _drain.Task);

    private void OpenCursor()
    {
        if (_cursor.IsOpen)
        {
            return;
        }

        _ = Directory.CreateDirectory(_options.Folder);
        (ForwardPosition position, string? inEngine, IReadOnlyCollection<string> left) = _cursor.Open();
        if (_reader is null)
        {
            _inEngine = inEngine;
            _doubtTo = position == default ? ForwardFolder.FindEnd(_options.Folder) : default;
            _status = _status with { Position = position };
            _reader = new BatchReader(_options.Folder, position, left, _clock, _logger);
            ForwardingLog.IsOn(_logger, _options.Folder, _engine.Name, position.Epoch, position.Sequence);
        }
        else
        {
            // The folder was taken away under us. What has been sent is known here.
            _isCursorBehind = true;
        }
    }

    // False if there is nothing to send; else it is in the current batch.
    private async Task<bool> TryTakeAsync()
    {
        if (_isUnsent)
        {
            return true;
        }

        if (_ahead is { } ahead)
        {
            _ahead = null;
            _isUnsent = await ahead;
            (_current, _other) = (_other, _current);
        }
        else
        {
            _isUnsent = await ReadAsync(_current);
        }

        return _isUnsent;
    }

    private Task<bool> ReadAsync(ForwardBatch batch) => Task.Run(() => _reader!.TryRead(batch));
}
