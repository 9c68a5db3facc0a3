using Utws.Api.Forwarding;
using Utws.Api.Recording.Segments;

namespace Utws.Api.Field;

/// <summary>All counts, and what they are of: which groups of which epochs. For one thread at a time.</summary>
internal sealed class FieldState
{
    /// <summary>How many different values of a thing are told apart: fifty products with three hundred versions each, four megabytes at most.</summary>
    public const int MaxKeys = 16 * 1024;

    // There are fifty-four hours and days of them. What comes after so many in one hour is not of the most usual.
    private const int MaxKeysOfSpan = 1024;

    private const int HoursADay = 24;
    private const int Hours = 24;
    private const int Days = 30;

    // A clock that is wrong for some hours pushes nothing out that is still of interest.
    private const int Spare = 8;

    private readonly FieldBucket _all = new(MaxKeys);
    private readonly Dictionary<long, FieldBucket> _hours = [];
    private readonly Dictionary<long, FieldBucket> _days = [];
    private readonly List<(FieldScope Scope, long Number)> _forgotten = [];
    private readonly SortedDictionary<long, long> _reached = [];
    private long? _first;
    private bool _isPlaceNew = true;

    /// <summary>Everything up to and with this group is counted, as far as it was there.</summary>
    public ForwardPosition Floor { get; private set; }

    /// <summary>How many segments could not be read to their end, and are not counted from there on.</summary>
    public long LeftOut { get; private set; }

    /// <summary>The last group of an epoch that is counted; 0 for none.</summary>
    public long ReachedIn(long epoch) => Math.Max(
        epoch < Floor.Epoch ? long.MaxValue : epoch == Floor.Epoch ? Floor.Sequence : 0, _reached.GetValueOrDefault(epoch));

    /// <summary>Everything before this is counted, or is not there.</summary>
    public void RaiseFloor(ForwardPosition floor)
    {
        if (floor <= Floor)
        {
            return;
        }

        Floor = floor;
        _isPlaceNew = true;
        foreach (long epoch in _reached.Keys.Where(e => e < floor.Epoch).ToArray())
        {
            _ = _reached.Remove(epoch);
        }
    }

    /// <summary>Of an epoch everything up to and with this group is counted.</summary>
    public void Reach(long epoch, long sequence)
    {
        if (sequence > ReachedIn(epoch))
        {
            _reached[epoch] = sequence;
            _isPlaceNew = true;
        }
    }

    /// <summary>A segment is not counted from some place on.</summary>
    public void LeaveOut()
    {
        LeftOut++;
        _isPlaceNew = true;
    }

    /// <summary>Takes over what was counted elsewhere.</summary>
    public void Take(SessionTally tally, DateTimeOffset now)
    {
        if (tally.FirstMicroseconds is { } first && first < (_first ?? long.MaxValue))
        {
            _first = first;
        }

        tally.TakeOver((hour, bucket) =>
        {
            _all.Add(bucket);
            BucketOf(_hours, hour).Add(bucket);
            BucketOf(_days, hour / HoursADay).Add(bucket);
        });
        Forget(now);
    }

    /// <summary>Sums up.</summary>
    public FieldSummary Read(FieldRange range, int most, DateTimeOffset now)
    {
        (long firstHour, long firstDay) = FirstOf(now);
        (FieldBucket bucket, long from) = range switch
        {
            FieldRange.Day => (Sum(_hours, firstHour, Hours), firstHour * SessionTally.HourMicroseconds),
            FieldRange.Month => (Sum(_days, firstDay, Days), firstDay * HoursADay * SessionTally.HourMicroseconds),
            _ => (_all, long.MinValue),
        };
        DateTimeOffset? since = bucket.Requests > 0 && _first is { } first ? SegmentClock.ToInstant(Math.Max(first, from)) : null;
        return new FieldSummary(range, since, bucket.Sessions, bucket.Requests, bucket.Sections(most));
    }

    /// <summary>What has to be written, as if that were done; and forgets hours and days that are too many.</summary>
    public FieldChanges Keep(DateTimeOffset now)
    {
        Forget(now);
        FieldChanges changes = new()
        {
            IsPlaceNew = _isPlaceNew,
            Floor = Floor,
            Reached = new Dictionary<long, long>(_reached),
            FirstMicroseconds = _first,
            LeftOut = LeftOut,
        };
        _isPlaceNew = false;
        changes.Forgotten.AddRange(_forgotten);
        _forgotten.Clear();
        _all.Keep(changes, FieldScope.All, 0);
        foreach ((long hour, FieldBucket bucket) in _hours)
        {
            bucket.Keep(changes, FieldScope.Hour, hour);
        }

        foreach ((long day, FieldBucket bucket) in _days)
        {
            bucket.Keep(changes, FieldScope.Day, day);
        }

        return changes;
    }

    /// <summary>Nothing is on disk any more, or nobody knows what is.</summary>
    public void ForgetKept()
    {
        _isPlaceNew = true;
        _forgotten.Clear();
        foreach (FieldBucket bucket in _hours.Values.Concat(_days.Values).Append(_all))
        {
            bucket.ForgetKept();
        }
    }

    /// <summary>Adds what was kept on disk.</summary>
    public void Load(FieldChanges kept)
    {
        foreach ((FieldScope scope, long number, long sessions, long requests) in kept.Totals)
        {
            BucketOf(scope, number).Load(sessions, requests);
        }

        foreach ((FieldScope scope, long number, int kind, byte[] key, long sessions) in kept.Tallies)
        {
            BucketOf(scope, number).Load(kind, key, sessions);
        }

        foreach ((long epoch, long sequence) in kept.Reached)
        {
            Reach(epoch, sequence);
        }

        RaiseFloor(kept.Floor);
        LeftOut += kept.LeftOut;
        if (kept.FirstMicroseconds is >= SessionTally.EarliestMicroseconds and { } first && first < (_first ?? long.MaxValue))
        {
            _first = first;
        }
    }

    private static (long Hour, long Day) FirstOf(DateTimeOffset now)
    {
        long hour = SegmentClock.ToMicroseconds(now) / SessionTally.HourMicroseconds;
        return (hour - Hours + 1, (hour / HoursADay) - Days + 1);
    }

    // What comes from the future, by a clock that was set back, is not of these hours.
    private static FieldBucket Sum(Dictionary<long, FieldBucket> buckets, long from, int length)
    {
        FieldBucket sum = new(MaxKeys);
        foreach ((long number, FieldBucket bucket) in buckets)
        {
            if (number >= from && number <= from + length)
            {
                sum.Add(bucket);
            }
        }

        return sum;
    }

    private void Forget(DateTimeOffset now)
    {
        (long firstHour, long firstDay) = FirstOf(now);
        Forget(_hours, FieldScope.Hour, firstHour, Hours);
        Forget(_days, FieldScope.Day, firstDay, Days);
    }

    // Not as soon as they are old: the clock may be wrong, and right again soon. Only when there are too many, the oldest first; but for
    // those that are of interest now, or the ones that a wrong clock has left in the future would outlast them.
    private void Forget(Dictionary<long, FieldBucket> buckets, FieldScope scope, long first, int length)
    {
        while (buckets.Count > length + Spare)
        {
            long oldest = buckets.Keys.Where(n => n < first || n > first + length).Min();
            _ = buckets.Remove(oldest, out FieldBucket? bucket);
            if (bucket!.IsKept)
            {
                _forgotten.Add((scope, oldest));
            }
        }
    }

    private FieldBucket BucketOf(FieldScope scope, long number) => scope switch
    {
        FieldScope.All => _all,
        FieldScope.Day => BucketOf(_days, number),
        _ => BucketOf(_hours, number),
    };

    private static FieldBucket BucketOf(Dictionary<long, FieldBucket> buckets, long number)
    {
        if (!buckets.TryGetValue(number, out FieldBucket? bucket))
        {
            bucket = new FieldBucket(MaxKeysOfSpan);
            buckets.Add(number, bucket);
        }

        return bucket;
    }
}
