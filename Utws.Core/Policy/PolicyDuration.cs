namespace Utws.Core.Policy;

/// <summary>
/// A span of time as an operator writes it (ISO 8601): calendar months, then days and time of exact length. Months follow the
/// UTC calendar and stop at a month's last day: one month from 31 January is 28 (or 29) February. A day is 24 hours.
/// </summary>
public readonly record struct PolicyDuration
{
    private const int MonthsAYear = 12;

    /// <summary>A duration of <paramref name="months"/> (12 a year) and then <paramref name="time"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of the two is negative.</exception>
    public PolicyDuration(int months, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Months = months;
        Time = time;
    }

    /// <summary>The calendar part: years and months.</summary>
    public int Months { get; }

    /// <summary>The exact part: weeks, days, hours, minutes and seconds.</summary>
    public TimeSpan Time { get; }

    /// <summary>
    /// The instant that lies this duration after <paramref name="now"/>, in UTC. Where the calendar ends before, its last
    /// instant (9999-12-31T23:59:59.9999999Z): a decision does not throw.
    /// </summary>
    public DateTimeOffset After(DateTimeOffset now)
    {
        DateTimeOffset start = now.ToUniversalTime();
        int monthsLeft = ((DateTime.MaxValue.Year - start.Year) * MonthsAYear) + (MonthsAYear - start.Month);
        if (Months > monthsLeft)
        {
            return DateTimeOffset.MaxValue;
        }

        DateTimeOffset shifted = start.AddMonths(Months);
        return Time > DateTimeOffset.MaxValue - shifted ? DateTimeOffset.MaxValue : shifted + Time;
    }
}
