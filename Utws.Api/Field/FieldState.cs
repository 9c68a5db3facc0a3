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

    private readonly FieldBucket _all = new(MaxKeys);
    private readonly Dictionary<long, FieldBucket> _hours = [];
    private readonly Dictionary<long, FieldBucket> _days = [];
    private readonly SortedDictionary<long, long> _reached = [];
    private long? _first;
    private bool _isPlaceNew = true;

    /// <summary>Everything up to and with this group is counted, as far as it was there.</summary>
    public ForwardPosition Floor { get; private set; }

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

    /// <summary>Takes over what was counted elsewhere.</summary>
    public void Take(SessionTally tally, DateTimeOffset now)
    {
        if (tally.FirstMicroseconds is { } first && first < (_first ?? long.MaxValue))
        {
            _first = first;
        }

        (long firstHour, long firstDay) = FirstOf(now);
        tally.TakeOver((hour, bucket) =>
        {
            _all.Add(bucket);

            // What comes from the future, by a clock that was set back, would never grow old.
            if (hour >= firstHour && hour <= firstHour + Hours)
            {
                BucketOf(_hours, hour).Add(bucket);
            }

            long day = hour / HoursADay;
            if (day >= firstDay && day <= firstDay + Days)
            {
                BucketOf(_days, day).Add(bucket);
            }
        });
    }

    /// <summary>Sums up.</summary>
    public FieldSummary Read(FieldRange range, int most, DateTimeOffset now)
    {
        (long firstHour, long firstDay) = FirstOf(now);
        (FieldBucket bucket, long from) = range switch
        {
            FieldRange.Day => (Sum(_hours, firstHour), firstHour * SessionTally.HourMicroseconds),
            FieldRange.Month => (Sum(_days, firstDay), firstDay * HoursADay * SessionTally.HourMicroseconds),
            _ => (_all, long.MinValue),
        };
        DateTimeOffset? since = bucket.Requests > 0 && _first is { } first ? SegmentClock.ToInstant(Math.Max(first, from)) : null;
        return new FieldSummary(range, since, bucket.Sessions, bucket.Requests, bucket.Sections(most));
    }

    /// <summary>What has to be written, as if that were done; and forgets hours and days that are too old.</summary>
    public FieldChanges Keep(DateTimeOffset now)
    {
        (long firstHour, long firstDay) = FirstOf(now);
        Forget(_hours, firstHour);
        Forget(_days, firstDay);
        FieldChanges changes = new()
        {
            IsPlaceNew = _isPlaceNew,
            Floor = Floor,
            Reached = new Dictionary<long, long>(_reached),
            FirstMicroseconds = _first,
            FirstHour = firstHour,
            FirstDay = firstDay,
        };
        _isPlaceNew = false;
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
        _first = kept.FirstMicroseconds is { } first && first < (_first ?? long.MaxValue) ? first : _first;
    }

    private static (long Hour, long Day) FirstOf(DateTimeOffset now)
    {
        long hour = SegmentClock.ToMicroseconds(now) / SessionTally.HourMicroseconds;
        return (hour - Hours + 1, (hour / HoursADay) - Days + 1);
    }

    private static FieldBucket Sum(Dictionary<long, FieldBucket> buckets, long from)
    {
        FieldBucket sum = new(MaxKeys);
        foreach ((long number, FieldBucket bucket) in buckets)
        {
            if (number >= from)
            {
                sum.Add(bucket);
            }
        }

        return sum;
    }

    private static void Forget(Dictionary<long, FieldBucket> buckets, long before)
    {
        foreach (long old in buckets.Keys.Where(n => n < before).ToArray())
        {
            _ = buckets.Remove(old);
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
