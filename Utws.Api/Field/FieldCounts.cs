using Utws.Core.Recording;

namespace Utws.Api.Field;

/// <summary>
/// Counts recorded sessions as they are recorded. The recorder's thread only gathers them; a thread of its own sums them up, keeps the
/// sums on disk, and counts what earlier processes have left in the folder.
/// </summary>
internal sealed class FieldCounts : IFieldCounts, IDisposable
{
    /// <summary>The thread's name, for whoever looks at the process.</summary>
    public const string ThreadName = "utws counting";

    private readonly FieldOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Lock _use = new();
    private readonly LiveTally _live = new();
    private readonly FieldState _state = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<FieldKeeper> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile FieldKeeper? _keeper;
    private volatile bool _hasFailed;
    private bool _isDisposed;
    private Task _running = Task.CompletedTask;

    /// <param name="options">When what is done.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Told of what changes.</param>
    public FieldCounts(FieldOptions options, TimeProvider clock, ILogger<FieldCounts> logger) => (_options, _clock, _logger) = (options, clock, logger);

    /// <inheritdoc/>
    public FieldStatus Status => new(
        _keeper?.SegmentsToCatchUp ?? 0,
        _keeper?.Problem ?? (_hasFailed ? "a group was recorded, but could not be counted: see the log" : null));

    /// <inheritdoc/>
    public FieldSummary Read(FieldRange range, int most)
    {
        lock (_use)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            _live.TakeOver(_state, now);
            return _state.Read(range, most, now);
        }
    }

    /// <summary>The recorder has opened its folder, and goes on in this epoch. Also after it has failed, once or again.</summary>
    public void Begin(string folder, long epoch)
    {
        _live.Begin(epoch);
        if (_keeper is { } keeper)
        {
            keeper.Begin(epoch);
            return;
        }

        _keeper = new FieldKeeper(folder, _live, _state, _use, _options, _clock, _logger);
        _keeper.Begin(epoch);
        _ = _begun.TrySetResult(_keeper);
    }

    /// <summary>Counts a group that has been recorded. It never fails.</summary>
    public void Add(RecordGroup group)
    {
        try
        {
            _live.Add(group);
        }
#pragma warning disable CA1031 // the group is on stable storage: whatever is wrong with its counting, its clients are told so, and the writer goes on
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!_hasFailed)
            {
                _hasFailed = true;
                FieldLog.CountFailed(_logger, failure);
            }
        }
    }

    /// <summary>Sums up and writes from now on.</summary>
    public void Start()
    {
        // It waits for the disk, and reads segments for half a second each: on a thread of the pool requests would wait with it.
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _running = ended.Task;
        new Thread(() => Run(ended)) { Name = ThreadName, IsBackground = true }.Start();
    }

    /// <summary>Writes once more and ends; after the recorder has. False if that took too long.</summary>
    public async Task<bool> StopAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running.WaitAsync(_options.EndPatience, _clock);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Known by two names, it is disposed of twice.
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        // The thread disposes of what it uses: on a disk that hangs it may still be in there.
        _stop.Cancel();
        if (_running.IsCompleted)
        {
            _keeper?.Dispose();
            _live.Dispose();
            _stop.Dispose();
        }
    }

    private void Run(TaskCompletionSource ended)
    {
        try
        {
            FieldKeeper keeper = _begun.Task.WaitAsync(_stop.Token).GetAwaiter().GetResult();
            while (true)
            {
                TimeSpan pause = keeper.Step(_stop.Token);
                _live.Wait(pause, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            _keeper?.End();
            ended.SetResult();
        }
#pragma warning disable CA1031 // the thread's edge: whoever stops it is told
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ended.SetException(failure);
        }
    }
}
