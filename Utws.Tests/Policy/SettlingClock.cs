namespace Utws.Tests.Policy;

/// <summary>A clock whose waits are over at once. In each a test may do what happens to the file meanwhile.</summary>
internal sealed class SettlingClock : TimeProvider, ITimer
{
    public DateTimeOffset Now { get; set; } = TestPolicy.Now;

    /// <summary>What happens in the waits, in order; nothing in those after.</summary>
    public Queue<Action> Meanwhile { get; } = [];

    /// <summary>How many waits there were.</summary>
    public int Waits { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits++;
        if (Meanwhile.TryDequeue(out Action? happens))
        {
            happens();
        }

        callback(state);
        return this;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => true;

    public void Dispose()
    {
        // Nothing runs by itself.
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
