using Utws.Api.Field;

namespace Utws.Benchmarks.Field;

/// <summary>Takes over what is counted, on a thread of its own, as the server does.</summary>
internal sealed class FieldTaker(LiveTally live) : IDisposable
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(1);

    private readonly Lock _use = new();
    private readonly FieldState _state = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private long _taken;

    public void Start() => _running = Task.Factory.StartNew(
        () =>
        {
            while (!_stop.IsCancellationRequested)
            {
                TakeOver();
                live.Wait(s_period, CancellationToken.None);
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    /// <summary>How many sessions there were since the last call.</summary>
    public long TakeSessions()
    {
        TakeOver();
        lock (_use)
        {
            long sessions = _state.Read(FieldRange.All, 1, DateTimeOffset.UnixEpoch).Sessions;
            long since = sessions - _taken;
            _taken = sessions;
            return since;
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _running.Wait();
        _stop.Dispose();
    }

    private void TakeOver()
    {
        lock (_use)
        {
            live.TakeOver(_state, DateTimeOffset.UnixEpoch);
        }
    }
}
