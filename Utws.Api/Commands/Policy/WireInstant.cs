using Utws.Core.Policy;

namespace Utws.Api.Commands.Policy;

/// <summary>The way back from the number on the wire, as a client goes it.</summary>
internal static class WireInstant
{
    /// <summary>The instant that a number is in a unit; null where the calendar, years 1 to 9999, has none.</summary>
    public static DateTimeOffset? Of(long number, PublishUntilUnit unit)
    {
        long epoch = unit switch
        {
            PublishUntilUnit.FileTime => DateTime.UnixEpoch.Ticks - DateTime.UnixEpoch.ToFileTimeUtc(),
            PublishUntilUnit.DotnetTicks => 0,
            _ => DateTime.UnixEpoch.Ticks,
        };
        long ticksAStep = unit switch
        {
            PublishUntilUnit.UnixSeconds => TimeSpan.TicksPerSecond,
            PublishUntilUnit.UnixMilliseconds => TimeSpan.TicksPerMillisecond,
            _ => 1,
        };
        Int128 ticks = ((Int128)number * ticksAStep) + epoch;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset((long)ticks, TimeSpan.Zero) : null;
    }
}
