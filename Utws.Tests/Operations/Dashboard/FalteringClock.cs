namespace Utws.Tests.Operations.Dashboard;

/// <summary>A clock whose timers fire every few milliseconds, whatever is asked, and which cannot be read while it falters.</summary>
internal sealed class FalteringClock : TimeProvider
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(5);
    private int _refused;

    public volatile bool Falters;

    /// <summary>How often it could not be read.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public override long GetTimestamp()
    {
        if (Falters)
        {
            _ = Interlocked.Increment(ref _refused);
            throw new InvalidOperationException("The clock cannot be read.");
        }

        return base.GetTimestamp();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, s_period, s_period);
}
