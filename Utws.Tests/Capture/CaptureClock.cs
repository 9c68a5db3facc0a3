namespace Utws.Tests.Capture;

/// <summary>A clock with one timer, which the test rings.</summary>
internal sealed class CaptureClock : TimeProvider, ITimer
{
    private Action? _ring;

    public TimeSpan DueTime { get; private set; }

    public TimeSpan Period { get; private set; }

    public void Ring() => _ring!();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _ring = () => callback(state);
        _ = Change(dueTime, period);
        return this;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        (DueTime, Period) = (dueTime, period);
        return true;
    }

    public void Dispose()
    {
        // Nothing runs by itself.
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
