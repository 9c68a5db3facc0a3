namespace Utws.Tests.Operations.Requests;

/// <summary>A clock whose timers fire when a test says so.</summary>
internal sealed class ManualTimers : TimeProvider
{
    private readonly List<(TimerCallback Callback, object? State)> _timers = [];

    /// <summary>Has every timer fire once.</summary>
    public void Fire() => _timers.ForEach(static timer => timer.Callback(timer.State));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _timers.Add((callback, state));
        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // It never fires by itself.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
