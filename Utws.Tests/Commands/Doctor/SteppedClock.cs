namespace Utws.Tests.Commands.Doctor;

/// <summary>A clock whose wall can be set, while its monotonic half goes on as ever.</summary>
internal sealed class SteppedClock(DateTimeOffset wall) : TimeProvider
{
    /// <summary>What it says.</summary>
    public DateTimeOffset Wall { get; set; } = wall;

    public override DateTimeOffset GetUtcNow() => Wall;

    public override long GetTimestamp() => 0;
}
