namespace Utws.Tests.Forwarding;

/// <summary>A clock that a test turns on; its timers are the machine's.</summary>
internal sealed class TurnedClock : TimeProvider
{
    private long _turned;

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _turned);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromSeconds((double)Interlocked.Read(ref _turned) / TimestampFrequency);

    /// <summary>So much later it is from now on.</summary>
    public void Turn(TimeSpan time) => Interlocked.Add(ref _turned, (long)(time.TotalSeconds * TimestampFrequency));
}
