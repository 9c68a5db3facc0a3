using Utws.Api.Recording.Reading;
using Utws.Core.Recording;

namespace Utws.Api.Field;

/// <summary>
/// Counts recorded requests, hour by hour, until somebody takes over what was counted. Sessions are gathered by what all of them is, and
/// taken apart only when there is no room for another kind of session. Where sessions are like others nothing is allocated. For one
/// thread at a time.
/// </summary>
internal sealed class SessionTally : IDisposable
{
    /// <summary>Microseconds in an hour.</summary>
    public const long HourMicroseconds = 3_600_000_000;

    /// <summary>2020-01-01: what came before came while the machine's clock was not set, and does not tell since when there is traffic.</summary>
    public const long EarliestMicroseconds = 1_577_836_800_000_000;

    // As many as the whole record's own counters have: what is counted in between is to lose nothing.
    private const int MaxKeys = FieldState.MaxKeys;

    // An hour, and the one before, while the last of it comes in.
    private const int KeptBuckets = 2;

    private readonly SessionTuples _tuples = new();
    private readonly Dictionary<long, FieldBucket> _hours = [];
    private readonly Stack<FieldBucket> _free = new();
    private readonly SectionKey _key = new();
    private readonly UnescapedTexts _texts = new();
    private long _hour;
    private long _requests;
    private long _unknownSessions;

    /// <summary>When the first request came; null if there is none, or the clock was not set.</summary>
    public long? FirstMicroseconds { get; private set; }

    /// <summary>How many requests there are to be taken over.</summary>
    public long Requests { get; private set; }

    /// <summary>How many hours they are of, but for the last.</summary>
    public int Hours => _hours.Count;

    /// <summary>Whether it should be taken over soon: when there is no more room, whoever counts takes sessions apart.</summary>
    public bool IsFilling => _tuples.IsFilling;

    /// <summary>Counts a request.</summary>
    public void Add(in RequestRecord request, ReadOnlySpan<byte> json)
    {
        long received = request.ReceivedMicroseconds;
        long hour = received / HourMicroseconds;
        if (hour != _hour)
        {
            TakeApart();
            _hour = hour;
        }

        _requests++;
        Requests++;
        if (received >= EarliestMicroseconds && (FirstMicroseconds is not { } first || received < first))
        {
            FirstMicroseconds = received;
        }

        // Without an escape a quote is where a text begins or ends, and nothing else.
        if (json.Contains((byte)'\\'))
        {
            AddOneByOne(json, request.SessionCount);
        }
        else
        {
            AddPlain(json, request.SessionCount);
        }
    }

    /// <summary>Gives out what was counted, by hour, and counts from zero.</summary>
    public void TakeOver(Action<long, FieldBucket> take)
    {
        TakeApart();
        foreach ((long hour, FieldBucket bucket) in _hours)
        {
            take(hour, bucket);
        }

        Clear();
    }

    /// <summary>Forgets what was counted.</summary>
    public void Clear()
    {
        _tuples.Clear();
        (_requests, _unknownSessions, Requests, FirstMicroseconds) = (0, 0, 0, null);
        foreach (FieldBucket bucket in _hours.Values)
        {
            if (_free.Count < KeptBuckets)
            {
                bucket.Reset();
                _free.Push(bucket);
            }
        }

        _hours.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => _texts.Dispose();

    private void AddPlain(ReadOnlySpan<byte> json, int sessions)
    {
        int left = sessions;
        ReadOnlySpan<byte> rest = json;
        while (rest.Length > 2 && rest[1] == (byte)'[')
        {
            // Behind the bracket of the array, or the comma behind the session before.
            rest = rest[1..];

            // A request's sessions are those of one machine.
            int tuple = _tuples.TryAddLast(rest);
            if (tuple == 0 && (tuple = AddNext(rest)) == 0)
            {
                break;
            }

            left--;
            rest = rest[tuple..];
            rest = rest[(rest.IndexOf((byte)']') + 1)..];
        }

        _unknownSessions += Math.Max(0, left);
    }

    // The bytes of the next session's tuple; 0 if it is none of ours.
    private int AddNext(ReadOnlySpan<byte> json)
    {
        int end = EndOfSession(json);
        int tuple = end < 0 ? 0 : json[..end].LastIndexOf((byte)',') + 1;
        if (tuple == 0)
        {
            return 0;
        }

        if (tuple > SessionTuples.MaxTupleBytes)
        {
            // As one of ours, with an array around it, our reader would read it; it is rare enough to be copied.
            AddOneByOne([(byte)'[', .. json[..(end + 1)], (byte)']'], 1);
        }
        else if (!_tuples.TryAdd(json[..tuple]))
        {
            TakeApart();
            _ = _tuples.TryAdd(json[..tuple]);
        }

        return tuple;
    }

    // The first bracket that is not within a text: with a text's quotes before it in pairs.
    private static int EndOfSession(ReadOnlySpan<byte> json)
    {
        int end = 0;
        int quotes = 0;
        while (true)
        {
            int next = json[end..].IndexOf((byte)']');
            if (next < 0)
            {
                return -1;
            }

            quotes += json.Slice(end, next).Count((byte)'"');
            end += next;
            if (quotes % 2 == 0)
            {
                return end;
            }

            end++;
        }
    }

    private void AddOneByOne(ReadOnlySpan<byte> json, int sessions)
    {
        FieldBucket bucket = BucketOf(_hour);
        RecordedSessions each = new(json, _texts);
        for (; each.MoveNext(); sessions--)
        {
            bucket.Add(_key, each.Session, each.Decision, 1);
        }

        _unknownSessions += Math.Max(0, sessions);
    }

    private void TakeApart()
    {
        if (_requests == 0 && _tuples.Count == 0)
        {
            return;
        }

        FieldBucket bucket = BucketOf(_hour);
        for (int i = 0; i < _tuples.Count; i++)
        {
            RecordedSessions one = new(_tuples.Json(i), _texts);
            if (one.MoveNext())
            {
                bucket.Add(_key, one.Session, one.Decision, _tuples.Sessions(i));
            }
            else
            {
                _unknownSessions += _tuples.Sessions(i);
            }
        }

        bucket.AddRequests(_requests, _unknownSessions);
        (_requests, _unknownSessions) = (0, 0);
        _tuples.Clear();
    }

    private FieldBucket BucketOf(long hour)
    {
        if (!_hours.TryGetValue(hour, out FieldBucket? bucket))
        {
            bucket = _free.Count > 0 ? _free.Pop() : new FieldBucket(MaxKeys);
            _hours.Add(hour, bucket);
        }

        return bucket;
    }
}
