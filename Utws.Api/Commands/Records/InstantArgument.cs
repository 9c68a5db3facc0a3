using System.Globalization;
using Utws.Api.Policy;
using Utws.Core.Policy;

namespace Utws.Api.Commands.Records;

/// <summary>An instant as somebody types it: a date, a date and time, or how long ago.</summary>
internal static class InstantArgument
{
    /// <summary>What is taken, for messages.</summary>
    public const string Expected = "a date, a date and time with Z or an offset, or a duration back from now such as 24h, 7d or P1M";

    // So many weeks are more than all years since 1 have.
    private const int MaxCount = 99_999;

    /// <summary>Reads it; false if it is none of these, or before the calendar's first year.</summary>
    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset instant)
    {
        if (Iso8601.TryParseInstant(text, out instant))
        {
            return true;
        }

        return text.StartsWith('P')
            ? Iso8601Duration.Read(text, out PolicyDuration duration) is null && TryGoBack(now, duration.Months, duration.Time, out instant)
            : TryReadShort(text, out TimeSpan time) && TryGoBack(now, 0, time, out instant);
    }

    // As sleep(1) and journalctl(1) have it.
    private static bool TryReadShort(string text, out TimeSpan time)
    {
        time = default;
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count is < 1 or > MaxCount)
        {
            return false;
        }

        time = text[^1] switch
        {
            'w' => TimeSpan.FromDays(7L * count),
            'd' => TimeSpan.FromDays(count),
            'h' => TimeSpan.FromHours(count),
            'm' => TimeSpan.FromMinutes(count),
            's' => TimeSpan.FromSeconds(count),
            _ => TimeSpan.Zero,
        };
        return time > TimeSpan.Zero;
    }

    private static bool TryGoBack(DateTimeOffset now, int months, TimeSpan time, out DateTimeOffset instant)
    {
        DateTimeOffset utc = now.ToUniversalTime();
        instant = default;
        if (months > ((utc.Year - 1) * 12) + utc.Month - 1)
        {
            return false;
        }

        DateTimeOffset shifted = utc.AddMonths(-months);
        if (time > shifted - DateTimeOffset.MinValue)
        {
            return false;
        }

        instant = shifted - time;
        return true;
    }
}
