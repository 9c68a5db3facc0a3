namespace Utws.Api.Commands.Doctor;

/// <summary>Both clocks at one instant.</summary>
/// <param name="Wall">The clock that can be set.</param>
/// <param name="Timestamp">The one that only goes on.</param>
internal readonly record struct ClockReading(DateTimeOffset Wall, long Timestamp)
{
    /// <summary>Reads both.</summary>
    public static ClockReading Of(TimeProvider clock) => new(clock.GetUtcNow(), clock.GetTimestamp());
}
