using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Utws.Core.Policy;

namespace Utws.Api.Field;

/// <summary>Writes a session's values as the bytes that they are counted by, and reads them back.</summary>
internal sealed partial class SectionKey
{
    // Real versions, countries and languages have a tenth of it; what is longer is cut, so that nobody can fill the memory.
    private const int MaxTextBytes = 128;
    private const int MaxParts = 3;
    private const int NumberBytes = 1 + sizeof(long);
    private const byte NumberTag = 1;
    private const byte MissingTag = 2;

    // A text's tag is this and its length.
    private const byte TextTag = 3;

    private readonly byte[] _bytes = new byte[MaxParts * (1 + MaxTextBytes)];
    private int _length;

    /// <summary>The key; the memory is this object's.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Begins a key.</summary>
    public SectionKey Clear()
    {
        _length = 0;
        return this;
    }

    /// <summary>Adds a number.</summary>
    public SectionKey Add(long number)
    {
        _bytes[_length] = NumberTag;
        // Turned so that keys sort as their numbers do.
        BinaryPrimitives.WriteInt64BigEndian(_bytes.AsSpan(_length + 1), number ^ long.MinValue);
        _length += NumberBytes;
        return this;
    }

    /// <summary>Adds a text that may be missing.</summary>
    public SectionKey Add(ReadOnlySpan<byte> text, bool isPresent)
    {
        if (!isPresent)
        {
            _bytes[_length++] = MissingTag;
            return this;
        }

        int length = text.Length <= MaxTextBytes ? text.Length : CutAt(text);
        _bytes[_length] = (byte)(TextTag + length);
        text[..length].CopyTo(_bytes.AsSpan(_length + 1));
        _length += 1 + length;
        return this;
    }

    /// <summary>Adds a policy's revision, as its text.</summary>
    public SectionKey Add(PolicyRevision revision)
    {
        Span<byte> text = stackalloc byte[sizeof(long) * 2];
        _ = revision.Value.TryFormat(text, out int length, "x12", CultureInfo.InvariantCulture);
        return Add(text[..length], isPresent: true);
    }

    /// <summary>The values of a key.</summary>
    public static IReadOnlyList<KeyPart> Read(ReadOnlySpan<byte> key)
    {
        List<KeyPart> parts = [];
        while (!key.IsEmpty)
        {
            byte tag = key[0];
            int length = tag switch { NumberTag => sizeof(long), MissingTag => 0, _ => tag - TextTag };
            ReadOnlySpan<byte> value = key.Slice(1, length);
            parts.Add(tag switch
            {
                NumberTag => new KeyPart(BinaryPrimitives.ReadInt64BigEndian(value) ^ long.MinValue, Text: null),
                MissingTag => default,
                _ => new KeyPart(Number: null, Encoding.UTF8.GetString(value)),
            });
            key = key[(1 + length)..];
        }

        return parts;
    }

    /// <summary>Whether <see cref="Read"/> could read these bytes: those of a file may be anybody's.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> key)
    {
        for (int parts = 0; !key.IsEmpty; parts++)
        {
            int length = key[0] switch { NumberTag => sizeof(long), MissingTag => 0, _ => key[0] - TextTag };
            if (parts == MaxParts || length is < 0 or > MaxTextBytes || length >= key.Length)
            {
                return false;
            }

            key = key[(1 + length)..];
        }

        return true;
    }

    // Not within a character: 10xxxxxx is never its first byte.
    private static int CutAt(ReadOnlySpan<byte> text)
    {
        int length = MaxTextBytes;
        while ((text[length] & 0xC0) == 0x80)
        {
            length--;
        }

        return length;
    }
}
