namespace Utws.Core.Xml;

/// <summary>Numbers equal byte strings equally: the prefixes and namespace names of one document.</summary>
/// <remarks>The memory is pooled and kept by the table; spans that it gives out stay valid until something is added.</remarks>
internal sealed class Utf8AtomTable
{
    /// <summary>The empty string, which every table holds.</summary>
    public const int Empty = 0;

    // Up to here comparing one after the other beats hashing; an envelope has three to six namespaces.
    private const int LinearCount = 8;

    private byte[] _bytes = [];
    private Atom[] _atoms = [];
    private int[] _buckets = [];
    private int _count;
    private int _byteCount;

    /// <summary>How many atoms there are.</summary>
    public int Count => _count;

    /// <summary>The bytes of an atom.</summary>
    public ReadOnlySpan<byte> this[int atom] =>
        atom == Empty ? default : _bytes.AsSpan(_atoms[atom].Start, _atoms[atom].Length);

    /// <summary>Forgets all atoms but the empty one, and gives memory back that has grown past <paramref name="maxBytes"/>.</summary>
    public void Reset(int maxBytes)
    {
        PooledArray.ReturnIfLonger(ref _bytes, maxBytes);
        _byteCount = 0;
        _count = 0;
        Append(default);
    }

    /// <summary>The atom of <paramref name="bytes"/>, or -1 if there is none.</summary>
    public int Find(ReadOnlySpan<byte> bytes)
    {
        if (_count > LinearCount)
        {
            return FindHashed(bytes, Hash(bytes));
        }

        for (int atom = 0; atom < _count; atom++)
        {
            if (this[atom].SequenceEqual(bytes))
            {
                return atom;
            }
        }

        return -1;
    }

    /// <summary>The atom of <paramref name="bytes"/>, made if there is none.</summary>
    public int Add(ReadOnlySpan<byte> bytes)
    {
        int found = Find(bytes);
        return found >= 0 ? found : Append(bytes);
    }

    /// <summary>Gives the pooled memory back; the table is empty then.</summary>
    public void Release()
    {
        PooledArray.Return(ref _bytes);
        PooledArray.Return(ref _atoms);
        PooledArray.Return(ref _buckets);
        _count = 0;
        _byteCount = 0;
    }

    // Seeded afresh in each process: a client cannot choose names that all fall into one bucket.
    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        HashCode hash = default;
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private int Append(ReadOnlySpan<byte> bytes)
    {
        PooledArray.EnsureSize(ref _bytes, _byteCount + bytes.Length, _byteCount);
        PooledArray.EnsureSize(ref _atoms, _count + 1, _count);
        bytes.CopyTo(_bytes.AsSpan(_byteCount));
        int atom = _count++;
        _atoms[atom] = new Atom { Start = _byteCount, Length = bytes.Length, Next = -1 };
        _byteCount += bytes.Length;
        if (_count > LinearCount)
        {
            if (_count == LinearCount + 1 || _count > _buckets.Length)
            {
                RebuildBuckets();
            }
            else
            {
                Link(atom, Hash(bytes));
            }
        }

        return atom;
    }

    private int FindHashed(ReadOnlySpan<byte> bytes, int hash)
    {
        // A bucket holds atom + 1, so that cleared memory means empty.
        int atom = _buckets[(int)((uint)hash % (uint)_buckets.Length)] - 1;
        while (atom >= 0 && !(_atoms[atom].Hash == hash && this[atom].SequenceEqual(bytes)))
        {
            atom = _atoms[atom].Next;
        }

        return atom;
    }

    private void Link(int atom, int hash)
    {
        ref int bucket = ref _buckets[(int)((uint)hash % (uint)_buckets.Length)];
        _atoms[atom].Hash = hash;
        _atoms[atom].Next = bucket - 1;
        bucket = atom + 1;
    }

    private void RebuildBuckets()
    {
        if (_buckets.Length < _count * 2)
        {
            PooledArray.EnsureSize(ref _buckets, _count * 2, 0);
        }

        Array.Clear(_buckets);
        for (int atom = 0; atom < _count; atom++)
        {
            Link(atom, Hash(this[atom]));
        }
    }

    private struct Atom
    {
        public int Start;
        public int Length;
        public int Hash;
        public int Next;
    }
}
