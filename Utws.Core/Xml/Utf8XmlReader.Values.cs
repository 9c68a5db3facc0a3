using System.Text;

namespace Utws.Core.Xml;

// From the raw bytes of a value to what XML means by them: references (4.4), line ends (2.11), attribute-value normalisation (3.3.3).
public sealed partial class Utf8XmlReader
{
    private const int NotDecoded = -1;

    private int _valueStart;
    private int _valueLength;
    private XmlValueTraits _valueTraits;
    private int _valueDecodedStart;
    private int _valueDecodedLength;

    // Decoded values of the current node.
    private byte[] _scratch = [];
    private int _scratchCount;
    private bool _scratchReady;

    private ReadOnlySpan<byte> DecodeNodeValue()
    {
        if ((_valueTraits & XmlValueTraits.Decode) == XmlValueTraits.None)
        {
            return _buffer.AsSpan(_valueStart, _valueLength);
        }

        if (_valueDecodedStart == NotDecoded)
        {
            _valueDecodedStart = Decode(_valueStart, _valueLength, _valueTraits, out _valueDecodedLength);
        }

        return _scratch.AsSpan(_valueDecodedStart, _valueDecodedLength);
    }

    private ReadOnlySpan<byte> DecodeSlot(ref AttributeSlot slot)
    {
        if ((slot.Traits & XmlValueTraits.Decode) == XmlValueTraits.None)
        {
            return _buffer.AsSpan(slot.ValueStart, slot.ValueLength);
        }

        if (slot.DecodedStart == NotDecoded)
        {
            slot.DecodedStart = Decode(slot.ValueStart, slot.ValueLength, slot.Traits, out slot.DecodedLength);
        }

        return _scratch.AsSpan(slot.DecodedStart, slot.DecodedLength);
    }

    // Decoded is never longer than raw: the shortest reference, &lt;, has four bytes, and &#128; six for two.
    private int Decode(int start, int length, XmlValueTraits traits, out int decodedLength)
    {
        if (_nodeType == System.Xml.XmlNodeType.None)
        {
            // Within a tag that is still being read nobody has a span yet, so the scratch may move.
            PooledArray.EnsureSize(ref _scratch, _scratchCount + length, _scratchCount);
        }
        else if (!_scratchReady)
        {
            // From here on it may not: all values of the node together are no longer than the node.
            PooledArray.EnsureSize(ref _scratch, _scratchCount + _pos - _tokenStart, _scratchCount);
            _scratchReady = true;
        }

        _viewed = true;
        int decodedStart = _scratchCount;
        decodedLength = Decode(_buffer.AsSpan(start, length), traits, _scratch.AsSpan(decodedStart));
        _scratchCount += decodedLength;
        return decodedStart;
    }

    private static int Decode(ReadOnlySpan<byte> raw, XmlValueTraits traits, Span<byte> decoded)
    {
        bool attribute = (traits & XmlValueTraits.Attribute) != XmlValueTraits.None;

        // In comments, instructions and CDATA sections an ampersand is a character like any other.
        ReadOnlySpan<byte> special = attribute ? "&\r\n\t"u8
            : (traits & XmlValueTraits.Reference) != XmlValueTraits.None ? "&\r"u8
            : "\r"u8;
        int written = 0;
        int pos = 0;
        while (true)
        {
            ReadOnlySpan<byte> rest = raw[pos..];
            int run = rest.IndexOfAny(special);
            if (run < 0)
            {
                rest.CopyTo(decoded[written..]);
                return written + rest.Length;
            }

            rest[..run].CopyTo(decoded[written..]);
            written += run;
            pos += run;
            if (raw[pos] == (byte)'&')
            {
                pos += DecodeReference(raw[pos..], decoded, ref written);
            }
            else
            {
                pos += raw[pos] == (byte)'\r' && pos + 1 < raw.Length && raw[pos + 1] == (byte)'\n' ? 2 : 1;
                decoded[written++] = attribute ? (byte)' ' : (byte)'\n';
            }
        }
    }

    // The reference was found right when it was read. Returns its length.
    private static int DecodeReference(ReadOnlySpan<byte> raw, Span<byte> decoded, ref int written)
    {
        if (raw[1] != (byte)'#')
        {
            int length = MatchPredefined(raw[1..], out byte character);
            decoded[written++] = character;
            return 1 + length;
        }

        bool hexadecimal = raw[2] == (byte)'x';
        int value = 0;
        int pos = hexadecimal ? 3 : 2;
        for (; TryGetDigit(raw[pos], hexadecimal, out int digit); pos++)
        {
            value = (value * (hexadecimal ? 16 : 10)) + digit;
        }

        written += new Rune(value).EncodeToUtf8(decoded[written..]);
        return pos + 1;
    }
}
