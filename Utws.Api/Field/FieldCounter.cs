using System.Buffers;
using System.Runtime.InteropServices;

namespace Utws.Api.Field;

/// <summary>
/// Counts sessions by key, and knows of each count whether it has been kept on disk. Memory is bounded: when there is no more room the
/// half with the least sessions makes some, so that what is frequent is found however many others came before it. A count is never too
/// high, and too low by less than one in <c>maxKeys / 2</c> of all sessions. Unlike <see cref="KeyCounter"/>, it can be summed up with others.
/// </summary>
internal sealed class FieldCounter
{
    private readonly int _maxKeys;
    private readonly Dictionary<byte[], FieldTally> _tallies = new(KeyComparer.Instance);
    private readonly Dictionary<byte[], FieldTally>.AlternateLookup<ReadOnlySpan<byte>> _byKey;
    private readonly List<byte[]> _left = [];
    private FieldTally _others;
    private long _handicap;

    /// <param name="maxKeys">How many different keys are told apart at most; the sessions of all others are one number, whose key is empty.</param>
    public FieldCounter(int maxKeys)
    {
        _maxKeys = maxKeys;
        _byKey = _tallies.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Counts sessions with this key.</summary>
    public void Add(ReadOnlySpan<byte> key, long sessions)
    {
        ref FieldTally tally = ref CollectionsMarshal.GetValueRefOrNullRef(_byKey, key);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref tally))
        {
            tally.Sessions += sessions;
        }
        else
        {
            MakeRoom();
            CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _) = new FieldTally(sessions, 0, _handicap);
        }
    }

    /// <summary>Adds what another has counted; the keys' memory is shared.</summary>
    public void Add(FieldCounter other)
    {
        foreach ((byte[] key, FieldTally tally) in other._tallies)
        {
            if (tally.Sessions > 0)
            {
                TallyOf(key).Sessions += tally.Sessions;
            }
        }

        _others.Sessions += other._others.Sessions;
    }

    /// <summary>Adds what was kept on disk.</summary>
    public void Load(byte[] key, long sessions)
    {
        ref FieldTally tally = ref TallyOf(key);
        tally.Sessions += sessions;
        tally.Kept += sessions;
    }

    /// <summary>Gives out all counts that are not kept as they are now, as if they were kept then; 0 for one that is not to be kept any more.</summary>
    public void Keep(Action<byte[], long> keep)
    {
        // First: they may be there again.
        foreach (byte[] key in _left)
        {
            keep(key, 0);
        }

        _left.Clear();
        foreach (byte[] key in _tallies.Keys)
        {
            Keep(key, ref CollectionsMarshal.GetValueRefOrNullRef(_tallies, key), keep);
        }

        Keep([], ref _others, keep);
    }

    /// <summary>Nothing of it is on disk any more.</summary>
    public void ForgetKept()
    {
        foreach (byte[] key in _tallies.Keys)
        {
            CollectionsMarshal.GetValueRefOrNullRef(_tallies, key).Kept = 0;
        }

        _others.Kept = 0;
        _left.Clear();
    }

    /// <summary>Counts from zero. Keys that come again and again keep their memory, so that counting them allocates nothing.</summary>
    public void Reset()
    {
        _others = default;
        _handicap = 0;
        if (_tallies.Count > _maxKeys / 2)
        {
            _tallies.Clear();
        }

        foreach (byte[] key in _tallies.Keys)
        {
            CollectionsMarshal.GetValueRefOrNullRef(_tallies, key) = default;
        }
    }

    /// <summary>The values with the most sessions, equal ones in the order of their keys.</summary>
    /// <param name="kind">What is counted.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="all">How many sessions there are together.</param>
    public FieldSection Section(SectionKind kind, int most, long all)
    {
        List<(byte[] Key, long Sessions)> counts = new(_tallies.Count);
        foreach ((byte[] key, FieldTally tally) in _tallies)
        {
            counts.Add((key, tally.Sessions));
        }

        counts.Sort(static (a, b) => a.Sessions != b.Sessions ? b.Sessions.CompareTo(a.Sessions) : a.Key.AsSpan().SequenceCompareTo(b.Key));
        List<SectionRow> rows = new(Math.Min(most, counts.Count));
        foreach ((byte[] key, long sessions) in counts[..Math.Min(most, counts.Count)])
        {
            rows.Add(new SectionRow(SectionKey.Read(key), sessions));
            all -= sessions;
        }

        return new FieldSection(kind, rows, all, counts.Count);
    }

    private static void Keep(byte[] key, ref FieldTally tally, Action<byte[], long> keep)
    {
        if (tally.Kept != tally.Sessions)
        {
            tally.Kept = tally.Sessions;
            keep(key, tally.Sessions);
        }
    }

    private ref FieldTally TallyOf(byte[] key)
    {
        ref FieldTally tally = ref CollectionsMarshal.GetValueRefOrNullRef(_tallies, key);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref tally))
        {
            return ref tally;
        }

        if (key.Length == 0)
        {
            return ref _others;
        }

        MakeRoom();
        tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, key, out _);
        tally.Handicap = _handicap;
        return ref tally;
    }

    // Half at once: sorting 16,384 numbers takes a millisecond, which 8,192 new keys pay.
    private void MakeRoom()
    {
        if (_tallies.Count < _maxKeys)
        {
            return;
        }

        long[] rented = ArrayPool<long>.Shared.Rent(_tallies.Count);
        Span<long> ranks = rented.AsSpan(0, _tallies.Count);
        int count = 0;
        foreach (FieldTally tally in _tallies.Values)
        {
            ranks[count++] = tally.Rank;
        }

        ranks.Sort();
        int leaving = (count + 1) / 2;
        long highest = ranks[leaving - 1];
        int alike = leaving - ranks.IndexOf(highest);
        ArrayPool<long>.Shared.Return(rented);
        foreach ((byte[] key, FieldTally tally) in _tallies)
        {
            if (tally.Rank < highest || (tally.Rank == highest && alike-- > 0))
            {
                Leave(key, tally);
            }
        }

        // Whoever comes later may have been here before with as many. Without this no new key would outlast old ones that come no more.
        _handicap = highest;
    }

    private void Leave(byte[] key, in FieldTally tally)
    {
        _ = _tallies.Remove(key);
        _others.Sessions += tally.Sessions;
        if (tally.Kept > 0)
        {
            _left.Add(key);
        }
    }
}
