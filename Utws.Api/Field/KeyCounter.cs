using System.Runtime.InteropServices;

namespace Utws.Api.Field;

/// <summary>Counts sessions by key. Memory is bounded: what clients send has no end of different values.</summary>
internal sealed class KeyCounter
{
    // Fifty products with three hundred versions each fit; so many keys take four megabytes at most.
    private const int MaxKeys = 16 * 1024;

    private readonly Dictionary<byte[], long> _counts = new(KeyComparer.Instance);
    private readonly Dictionary<byte[], long>.AlternateLookup<ReadOnlySpan<byte>> _byKey;

    public KeyCounter() => _byKey = _counts.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>How many different keys were counted.</summary>
    public int Keys => _counts.Count;

    /// <summary>The sessions whose key came when there was no more room for another.</summary>
    public long NotToldApart { get; private set; }

    /// <summary>Counts sessions with this key.</summary>
    public void Add(ReadOnlySpan<byte> key, long sessions = 1)
    {
        if (_counts.Count < MaxKeys)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out _) += sessions;
            return;
        }

        ref long count = ref CollectionsMarshal.GetValueRefOrNullRef(_byKey, key);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref count))
        {
            NotToldApart += sessions;
        }
        else
        {
            count += sessions;
        }
    }

    /// <summary>The rows, those with the most sessions first, equal ones in the order of their keys.</summary>
    public IReadOnlyList<SectionRow> Rows(int most)
    {
        List<KeyValuePair<byte[], long>> counts = [.. _counts];
        counts.Sort((a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : a.Key.AsSpan().SequenceCompareTo(b.Key));
        return [.. counts.Take(most).Select(c => new SectionRow(SectionKey.Read(c.Key), c.Value))];
    }
}
