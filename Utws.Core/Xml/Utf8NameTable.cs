using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace Utws.Core.Xml;

/// <summary>A name table that finds a name's one string by the name's UTF-8 bytes as well as by its characters.</summary>
/// <remarks>Strings stay until <see cref="Clear"/>; not for use by several threads.</remarks>
internal sealed class Utf8NameTable : XmlNameTable
{
    // A bucket count that needs no growing for the names of a contract and of the framework's consumers.
    private const int InitialCapacity = 64;

    // Names up to here are converted on the stack.
    private const int StackBytes = 256;

    private Entry[] _entries = [];
    private int[] _buckets = [];
    private int _count;

    /// <summary>Makes a table that holds the names that each document knows.</summary>
    public Utf8NameTable() => Clear();

    /// <summary>How many names there are.</summary>
    public int Count => _count;

    /// <summary>How many bytes the names have in UTF-8.</summary>
    public int ByteCount { get; private set; }

    /// <inheritdoc/>
    public override string Add(string array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return Find(array, add: true, array)!;
    }

    /// <inheritdoc/>
    public override string Add(char[] array, int offset, int length)
    {
        ArgumentNullException.ThrowIfNull(array);
        return Find(array.AsSpan(offset, length), add: true, null)!;
    }

    /// <summary>The one string for these UTF-8 bytes, made if there is none.</summary>
    public string Add(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return string.Empty;
        }

        int hash = Hash(utf8);
        int index = Find(utf8, hash);
        return index >= 0 ? _entries[index].Text : Insert(utf8, hash, Encoding.UTF8.GetString(utf8));
    }

    /// <inheritdoc/>
    public override string? Get(string array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return Find(array, add: false, null);
    }

    /// <inheritdoc/>
    public override string? Get(char[] array, int offset, int length)
    {
        ArgumentNullException.ThrowIfNull(array);
        return Find(array.AsSpan(offset, length), add: false, null);
    }

    /// <summary>Forgets all names but the reserved ones, which consumers such as XPathDocument look for before they read.</summary>
    public void Clear()
    {
        _entries = new Entry[InitialCapacity];
        _buckets = new int[InitialCapacity * 2];
        _count = 0;
        ByteCount = 0;
        Add("xml"u8);
        Add("xmlns"u8);
        Add("http://www.w3.org/XML/1998/namespace"u8);
        Add("http://www.w3.org/2000/xmlns/"u8);
    }

    // Seeded afresh in each process: a client cannot choose names that all fall into one bucket.
    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        HashCode hash = default;
        hash.AddBytes(utf8);
        return hash.ToHashCode();
    }

    private string? Find(ReadOnlySpan<char> name, bool add, string? text)
    {
        if (name.IsEmpty)
        {
            return string.Empty;
        }

        byte[]? rented = null;
        int maxBytes = Encoding.UTF8.GetMaxByteCount(name.Length);
        Span<byte> buffer = maxBytes <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(maxBytes);

        // Half a surrogate pair has no UTF-8 form: such a string is kept, but no bytes find it.
        bool valid = Utf8.FromUtf16(name, buffer, out _, out int written, replaceInvalidSequences: false) == OperationStatus.Done;
        ReadOnlySpan<byte> utf8 = valid ? buffer[..written] : default;
        int hash = Hash(valid ? utf8 : MemoryMarshal.AsBytes(name));
        int index = valid ? Find(utf8, hash) : FindInvalid(name, hash);
        string? found = index >= 0 ? _entries[index].Text : add ? Insert(utf8, hash, text ?? name.ToString()) : null;
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return found;
    }

    private int FindInvalid(ReadOnlySpan<char> name, int hash)
    {
        int index = _buckets[(uint)hash % (uint)_buckets.Length] - 1;
        while (index >= 0 && !name.SequenceEqual(_entries[index].Text))
        {
            index = _entries[index].Next;
        }

        return index;
    }

    private int Find(ReadOnlySpan<byte> utf8, int hash)
    {
        // A bucket holds index + 1, so that cleared memory means empty.
        int index = _buckets[(uint)hash % (uint)_buckets.Length] - 1;
        while (index >= 0 && !(_entries[index].Hash == hash && utf8.SequenceEqual(_entries[index].Utf8)))
        {
            index = _entries[index].Next;
        }

        return index;
    }

    private string Insert(ReadOnlySpan<byte> utf8, int hash, string text)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
            _buckets = new int[_count * 4];
            for (int i = 0; i < _count; i++)
            {
                Link(i);
            }
        }

        _entries[_count] = new Entry { Utf8 = utf8.ToArray(), Text = text, Hash = hash };
        ByteCount += utf8.Length;
        Link(_count++);
        return text;
    }

    private void Link(int index)
    {
        ref int bucket = ref _buckets[(uint)_entries[index].Hash % (uint)_buckets.Length];
        _entries[index].Next = bucket - 1;
        bucket = index + 1;
    }

    private struct Entry
    {
        public byte[] Utf8;
        public string Text;
        public int Hash;
        public int Next;
    }
}
