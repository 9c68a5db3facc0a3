using System.Text.Unicode;
using System.Xml;

namespace Utws.Core.Xml;

// Values in pieces.
public sealed partial class Utf8XmlReader
{
    // What ReadValueChunk has given out, in bytes of the UTF-8 value; Value shows the rest.
    private int _chunkOffset;

    /// <summary>Always true.</summary>
    public override bool CanReadValueChunk => true;

    /// <summary>Copies the next characters of the current node's value.</summary>
    /// <returns>How many; 0 when there are no more. A surrogate pair is never split.</returns>
    /// <exception cref="InvalidOperationException">The current node has no value.</exception>
    /// <exception cref="XmlException">The next character is a surrogate pair and there is room for one code unit only.</exception>
    public override int ReadValueChunk(char[] buffer, int index, int count)
    {
        if (!HasValue)
        {
            throw new InvalidOperationException($"The ReadValueAsChunk method is not supported on node type {NodeType}.");
        }

        ValidateRange(buffer, index, count);
        if (_readState != System.Xml.ReadState.Interactive || count == 0)
        {
            return 0;
        }

        ReadOnlySpan<byte> rest = ValueUtf8[_chunkOffset..];
        Utf8.ToUtf16(rest, buffer.AsSpan(index, count), out int read, out int written);
        if (written == 0 && !rest.IsEmpty)
        {
            throw new XmlException("The buffer is not large enough to fit a surrogate pair. Please provide a buffer of size at least 2 characters.");
        }

        _viewed = true;
        _chunkOffset += read;
        _value = null;
        return written;
    }

    private static void ValidateRange(Array buffer, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, buffer.Length - index);
    }
}
