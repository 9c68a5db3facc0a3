namespace Utws.Tests.Recording.Segments;

/// <summary>A clock whose instant a test sets; timers and timestamps are the machine's.</summary>
internal sealed class StoreClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero).Ticks;

    public DateTimeOffset Instant
    {
        get => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _ticks, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => Instant;
}
