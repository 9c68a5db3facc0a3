namespace Utws.Api.Field;

/// <summary>
/// Counts sessions by all their values together, as the bytes of their JSON: most sessions are like others, and then nothing of one is
/// read but these bytes. Bounded; whoever fills it empties it. Allocates nothing once made. For one thread at a time.
/// </summary>
internal sealed class SessionTuples
{
    /// <summary>A tuple with more bytes than this is none for here; usual ones have some 60.</summary>
    public const int MaxTupleBytes = 512;

    // Memory is touched as far as it is needed: a second of a usual field's traffic needs some hundreds, and all of them are some 2 MB.
    private const int MaxTuples = 16 * 1024;

    // 60 ms before there is no more room, where 200,000 different ones come in a second.
    private const int ManyTuples = MaxTuples / 4;
    private const int MaxBytes = MaxTuples * 96;
    private const int Slots = MaxTuples * 4;

    private readonly byte[] _bytes = new byte[MaxBytes];
    private readonly int[] _slots = new int[Slots];
    private readonly int[] _ends = new int[MaxTuples];
    private readonly int[] _hashes = new int[MaxTuples];
    private readonly long[] _sessions = new long[MaxTuples];
    private int _last = -1;

    /// <summary>How many different tuples there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there are so many that somebody should take them apart before there is no more room.</summary>
    public bool IsFilling => Count >= ManyTuples;

    /// <summary>The JSON of a request with one such session, decided so.</summary>
    public ReadOnlySpan<byte> Json(int tuple) => _bytes.AsSpan(StartOf(tuple), _ends[tuple] - StartOf(tuple));

    /// <summary>How many sessions are like that.</summary>
    public long Sessions(int tuple) => _sessions[tuple];

    /// <summary>Counts a session if the JSON begins with one like the last; tells the bytes of its tuple, or 0.</summary>
    public int TryAddLast(ReadOnlySpan<byte> json)
    {
        if (_last < 0)
        {
            return 0;
        }

        ReadOnlySpan<byte> tuple = Tuple(_last);
        if (!json.StartsWith(tuple))
        {
            return 0;
        }

        _sessions[_last]++;
        return tuple.Length;
    }

    /// <summary>Counts a session; false if there is no room for another tuple.</summary>
    /// <param name="tuple">The session's JSON up to and with the comma behind how it was decided.</param>
    public bool TryAdd(ReadOnlySpan<byte> tuple)
    {
        int hash = KeyComparer.Instance.GetHashCode(tuple);
        int slot = hash & (Slots - 1);
        for (int found; (found = _slots[slot] - 1) >= 0; slot = (slot + 1) & (Slots - 1))
        {
            if (_hashes[found] == hash && Tuple(found).SequenceEqual(tuple))
            {
                _sessions[found]++;
                _last = found;
                return true;
            }
        }

        return TryAppend(tuple, hash, slot);
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        if (Count > 0)
        {
            Array.Clear(_slots);
        }

        Count = 0;
        _last = -1;
    }

    private bool TryAppend(ReadOnlySpan<byte> tuple, int hash, int slot)
    {
        // An array's bracket before it, and a number and two brackets behind: so it is a request's JSON, which our reader reads.
        int start = StartOf(Count);
        if (Count == MaxTuples || start + tuple.Length + 4 > MaxBytes)
        {
            return false;
        }

        _bytes[start] = (byte)'[';
        tuple.CopyTo(_bytes.AsSpan(start + 1));
        "0]]"u8.CopyTo(_bytes.AsSpan(start + 1 + tuple.Length));
        _ends[Count] = start + tuple.Length + 4;
        _hashes[Count] = hash;
        _sessions[Count] = 1;
        _last = Count;
        _slots[slot] = ++Count;
        return true;
    }

    private int StartOf(int tuple) => tuple == 0 ? 0 : _ends[tuple - 1];

    private ReadOnlySpan<byte> Tuple(int tuple)
    {
        int start = StartOf(tuple) + 1;
        return _bytes.AsSpan(start, _ends[tuple] - start - 3);
    }
}
