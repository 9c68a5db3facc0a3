namespace Utws.Core.Xml;

/// <summary>Numbers equal byte strings equally: prefixes and namespace names.</summary>
/// <remarks>
/// The numbers hold until a <see cref="Clear"/>, so that documents alike find theirs made. The memory is pooled and kept by the table; spans
/// that it gives out stay valid until something is added.
/// </remarks>
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
    private int _last;

    /// <summary>How many atoms there are.</summary>
    public int Count => _count;

    /// <summary>How many bytes the atoms have.</summary>
    public int ByteCount => _byteCount;

    /// <summary>How many atoms were compared or hashed so far; what tests hold to be linear.</summary>
    internal long Steps { get; private set; }

    /// <summary>The bytes of an atom.</summary>
    public ReadOnlySpan<byte> this[int atom] =>
        atom == Empty ? default : _bytes.AsSpan(_atoms[atom].Start, _atoms[atom].Length);

    /// <summary>Forgets all atoms but the empty one, and gives the memory back.</summary>
    public void Clear()
    {
        Release();
        Append(default, Hash(default));
    }

    /// <summary>Stands before a further document: what it adds is looked for first where the document before had it.</summary>
    public void Rewind() => _last = Empty;

    /// <summary>The atom of <paramref name="bytes"/>, or -1 if there is none.</summary>
    public int Find(ReadOnlySpan<byte> bytes) => _count <= LinearCount ? FindLinear(bytes) : FindHashed(bytes, Hash(bytes));

    /// <summary>The atom of <paramref name="bytes"/>, made if there is none.</summary>
    public int Add(ReadOnlySpan<byte> bytes)
    {
        // Documents of one client declare the same in the same order: one comparison instead of a search.
        int expected = _atoms[_last].Successor;
        Steps++;
        if (this[expected].SequenceEqual(bytes))
        {
            _last = expected;
            return expected;
        }

        return AddSlow(bytes);
    }

    /// <summary>Gives the pooled memory back; the table is empty then.</summary>
    public void Release()
    {
        PooledArray.Return(ref _bytes);
        PooledArray.Return(ref _atoms);
        PooledArray.Return(ref _buckets);
        _count = 0;
        _byteCount = 0;
        _last = Empty;
    }

    // Seeded afresh in each process: a client cannot choose names that all fall into one bucket.
    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        HashCode hash = default;
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private int AddSlow(ReadOnlySpan<byte> bytes)
    {
        int hash = Hash(bytes);
        int atom = _count <= LinearCount ? FindLinear(bytes) : FindHashed(bytes, hash);
        if (atom < 0)
        {
            atom = Append(bytes, hash);
        }

        _atoms[_last].Successor = atom;
        _last = atom;
        return atom;
    }

    private int Append(ReadOnlySpan<byte> bytes, int hash)
    {
        PooledArray.EnsureSize(ref _bytes, _byteCount + bytes.Length, _byteCount);
        PooledArray.EnsureSize(ref _atoms, _count + 1, _count);
        bytes.CopyTo(_bytes.AsSpan(_byteCount));
        int atom = _count++;
        _atoms[atom] = new Atom { Start = _byteCount, Length = bytes.Length, Hash = hash, Successor = Empty };
        _byteCount += bytes.Length;
        if (_count > _buckets.Length)
        {
            RebuildBuckets();
        }
        else
        {
            Link(atom);
        }

        return atom;
    }

    private int FindLinear(ReadOnlySpan<byte> bytes)
    {
        int atom = _count - 1;
        while (atom >= 0 && !this[atom].SequenceEqual(bytes))
        {
            atom--;
            Steps++;
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
            Steps++;
        }

        return atom;
    }

    private void Link(int atom)
    {
        ref int bucket = ref _buckets[(int)((uint)_atoms[atom].Hash % (uint)_buckets.Length)];
        _atoms[atom].Next = bucket - 1;
        bucket = atom + 1;
        Steps++;
    }

    private void RebuildBuckets()
    {
        PooledArray.EnsureSize(ref _buckets, _count * 2, 0);
        Array.Clear(_buckets);
        for (int atom = 0; atom < _count; atom++)
        {
            Link(atom);
        }
    }

    private struct Atom
    {
        public int Start;
        public int Length;
        public int Hash;
        public int Next;

        /// <summary>What was added after this one the last time.</summary>
        public int Successor;
    }
}
