namespace Utws.Core.Policy;

/// <summary>Turns instants into the numbers of each <see cref="PublishUntilUnit"/>.</summary>
public static class PublishUntilUnits
{
    // DateTime.ToFileTimeUtc throws before 1601; the subtraction it does needs no such limit.
    private static readonly long s_fileTimeEpochTicks = new DateTime(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>The number on the wire for <paramref name="instant"/>. Every instant has one in every unit, so this never throws.</summary>
    public static long ToWire(this PublishUntilUnit unit, DateTimeOffset instant) => unit switch
    {
        PublishUntilUnit.UnixMilliseconds => instant.ToUnixTimeMilliseconds(),
        PublishUntilUnit.FileTime => instant.UtcTicks - s_fileTimeEpochTicks,
        PublishUntilUnit.DotnetTicks => instant.UtcTicks,
        _ => instant.ToUnixTimeSeconds(),
    };
}
