using System.Runtime.InteropServices;

namespace Utws.Api.Field;

/// <summary>
/// Counts sessions by key, and knows of each count whether it has been kept on disk. Memory is bounded. Unlike
/// <see cref="KeyCounter"/>, it can be summed up with others.
/// </summary>
internal sealed class FieldCounter
{
    private readonly int _maxKeys;
    private readonly Dictionary<byte[], FieldTally> _tallies = new(KeyComparer.Instance);
    private readonly Dictionary<byte[], FieldTally>.AlternateLookup<ReadOnlySpan<byte>> _byKey;
    private FieldTally _others;

    /// <param name="maxKeys">How many different keys are told apart; the sessions of all others are one number, whose key is empty.</param>
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
        else if (_tallies.Count < _maxKeys)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _).Sessions = sessions;
        }
        else
        {
            _others.Sessions += sessions;
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

    /// <summary>Gives out all counts that are not kept as they are now, as if they were kept then.</summary>
    public void Keep(Action<byte[], long> keep)
    {
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
    }

    /// <summary>Counts from zero. Keys that come again and again keep their memory, so that counting them allocates nothing.</summary>
    public void Reset()
    {
        _others = default;
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

        if (key.Length == 0 || _tallies.Count >= _maxKeys)
        {
            return ref _others;
        }

        return ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, key, out _);
    }
}
