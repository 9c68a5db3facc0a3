namespace Utws.Core.Policy;

/// <summary>Until when a client shall publish: a fixed number, a fixed instant, or a duration from the decision on. The default is the number 0.</summary>
public readonly record struct PublishUntil
{
    private readonly PublishUntilKind _kind;
    private readonly long _number;
    private readonly DateTimeOffset _instant;
    private readonly PolicyDuration _duration;

    private PublishUntil(PublishUntilKind kind, long number, DateTimeOffset instant, PolicyDuration duration)
    {
        _kind = kind;
        _number = number;
        _instant = instant;
        _duration = duration;
    }

    /// <summary>The number as it goes on the wire, whatever the policy's unit.</summary>
    public static PublishUntil Number(long publishUntil) => new(PublishUntilKind.Number, publishUntil, default, default);

    /// <summary>A fixed instant. It may be in the past: an old policy file stays valid, and its clients stop publishing.</summary>
    public static PublishUntil At(DateTimeOffset instant) => new(PublishUntilKind.Instant, 0, instant, default);

    /// <summary>A duration, counted from <see cref="Contract.DecisionContext.Now"/> of each request.</summary>
    public static PublishUntil After(PolicyDuration duration) => new(PublishUntilKind.Duration, 0, default, duration);

    /// <summary>The number for the wire, for a decision made at <paramref name="now"/>. Never throws.</summary>
    public long ToWire(DateTimeOffset now, PublishUntilUnit unit) => _kind switch
    {
        PublishUntilKind.Instant => unit.ToWire(_instant),
        PublishUntilKind.Duration => unit.ToWire(_duration.After(now)),
        _ => _number,
    };
}
