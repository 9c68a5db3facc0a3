namespace Utws.Core.Policy;

/// <summary>
/// How an instant becomes the contract's <c>publishUntil</c>. The contract says no more than <c>long</c>, so the operator says
/// what the clients of that endpoint were built for.
/// </summary>
public enum PublishUntilUnit : byte
{
    /// <summary>Whole seconds since 1970-01-01T00:00:00Z, rounded down.</summary>
    UnixSeconds,

    /// <summary>Whole milliseconds since 1970-01-01T00:00:00Z, rounded down.</summary>
    UnixMilliseconds,

    /// <summary>100 ns steps since 1601-01-01T00:00:00Z, as <see cref="DateTime.ToFileTimeUtc"/>; negative before.</summary>
    FileTime,

    /// <summary>100 ns steps since 0001-01-01T00:00:00Z, as <see cref="DateTimeOffset.UtcTicks"/>.</summary>
    DotnetTicks,
}
