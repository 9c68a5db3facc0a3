using System.Globalization;
using System.Runtime.InteropServices;
using Utws.Api.Commands.Records;
using Utws.Api.Field;

namespace Utws.Api.Commands.Summary;

/// <summary>Sessions by the hour in which they were received (UTC), given out by hour, day or month, whichever gives a screen of rows.</summary>
internal sealed class TimeLine
{
    private const long MicrosecondsAnHour = 3_600_000_000;

    // A screen and a half, and a quarter of a year.
    private const int MostHours = 48;
    private const int MostDays = 92;

    // Two thousand years of months: only a broken record has more, and then has no rows for what is empty.
    private const int MostRows = 24_000;

    private readonly Dictionary<long, long> _hours = [];

    /// <summary>How finely it is given out.</summary>
    public TimeStep Step => _hours.Count == 0 || Hours <= MostHours ? TimeStep.Hour : Hours <= MostDays * 24L ? TimeStep.Day : TimeStep.Month;

    private long Hours => _hours.Keys.Max() - _hours.Keys.Min() + 1;

    /// <summary>Counts the sessions of a request.</summary>
    public void Add(long receivedMicroseconds, long sessions)
    {
        long hour = Math.DivRem(receivedMicroseconds, MicrosecondsAnHour, out long rest) - (rest < 0 ? 1 : 0);
        CollectionsMarshal.GetValueRefOrAddDefault(_hours, hour, out _) += sessions;
    }

    /// <summary>The rows in the order of time, those without sessions too; the key is the time as text.</summary>
    public IReadOnlyList<SectionRow> Rows()
    {
        TimeStep step = Step;
        SortedDictionary<DateTimeOffset, long> counts = [];
        foreach ((long hour, long sessions) in _hours)
        {
            DateTimeOffset start = StartOf(RecordedInstant.Of(hour * MicrosecondsAnHour), step);
            counts[start] = counts.GetValueOrDefault(start) + sessions;
        }

        List<SectionRow> rows = [];
        DateTimeOffset? next = null;
        foreach ((DateTimeOffset start, long sessions) in counts)
        {
            for (; next < start && rows.Count < MostRows; next = Next(next.Value, step))
            {
                rows.Add(Row(next.Value, step, 0));
            }

            rows.Add(Row(start, step, sessions));
            next = Next(start, step);
        }

        return rows;
    }

    private static DateTimeOffset StartOf(DateTimeOffset instant, TimeStep step) => step switch
    {
        TimeStep.Hour => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerHour)),
        TimeStep.Day => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerDay)),
        _ => new DateTimeOffset(instant.Year, instant.Month, 1, 0, 0, 0, TimeSpan.Zero),
    };

    private static DateTimeOffset? Next(DateTimeOffset start, TimeStep step) => DateTimeOffset.MaxValue - start < TimeSpan.FromDays(31) ? null : step switch
    {
        TimeStep.Hour => start.AddHours(1),
        TimeStep.Day => start.AddDays(1),
        _ => start.AddMonths(1),
    };

    private static SectionRow Row(DateTimeOffset start, TimeStep step, long sessions) => new(
        [
            new KeyPart(Number: null, start.ToString(
                step switch { TimeStep.Hour => "yyyy-MM-dd'T'HH:mm'Z'", TimeStep.Day => "yyyy-MM-dd", _ => "yyyy-MM" }, CultureInfo.InvariantCulture)),
        ],
        sessions);
}
