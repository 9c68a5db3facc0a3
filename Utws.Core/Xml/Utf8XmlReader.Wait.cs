namespace Utws.Core.Xml;

// Waiting for the rest of a node. A node that is not complete is not read again at each further byte, but when what has arrived since
// holds the delimiter that ends it, or has doubled it: so the work stays linear in the input however finely it is split.
public sealed partial class Utf8XmlReader
{
    // The longest opening delimiter, <![CDATA[: up to here nothing is known about how the node ends, and reading again costs little.
    private const int LongestOpening = 9;

    private bool _waiting;
    private WaitFor _waitFor;
    private byte _waitQuote;
    private int _waitScanned;
    private int _waitLength;
    private long _rescannedBytes;

    private enum WaitFor : byte
    {
        Any,
        Text,
        Tag,
        Instruction,
        Comment,
        CData,
    }

    /// <summary>How many bytes were looked at more than once because the input was split; what tests hold to be linear.</summary>
    internal long RescannedBytes => _rescannedBytes;

    // The node at _tokenStart is not complete in what has arrived.
    private XmlReadResult Incomplete(XmlError atEnd, int index)
    {
        if (_stop != XmlError.None)
        {
            return Fail(_stop, _end);
        }

        if (_complete)
        {
            return Fail(atEnd, index);
        }

        return Wait();
    }

    private XmlReadResult Wait()
    {
        if (!_waiting)
        {
            _waiting = true;
            _waitScanned = _tokenStart;
            _waitFor = WaitFor.Any;
            _waitQuote = 0;
        }

        int length = _end - _tokenStart;
        _rescannedBytes += length;
        _waitLength = Math.Max(length * 2, LongestOpening);
        _nodeType = System.Xml.XmlNodeType.None;
        _attributeCount = 0;
        _pos = _tokenStart;
        if (_waitFor == WaitFor.Any)
        {
            _waitFor = DetermineWait(length, out int opening);
            _waitScanned = _tokenStart + opening;
        }

        if (_waitFor != WaitFor.Any)
        {
            ScanForEnd();
        }

        return XmlReadResult.NeedMore;
    }

    private bool MayBeComplete()
    {
        return _complete || _stop != XmlError.None || _waitFor == WaitFor.Any || _end - _tokenStart >= _waitLength || ScanForEnd();
    }

    private WaitFor DetermineWait(int length, out int opening)
    {
        ReadOnlySpan<byte> token = _buffer.AsSpan(_tokenStart, length);
        (WaitFor kind, opening) = token switch
        {
            [] => (WaitFor.Any, 0),
            [not (byte)'<', ..] => (WaitFor.Text, 0),
            _ when length < LongestOpening => (WaitFor.Any, 0),
            [_, (byte)'?', ..] => (WaitFor.Instruction, "<?".Length),
            _ when token.StartsWith("<!--"u8) => (WaitFor.Comment, "<!--".Length),
            _ when token.StartsWith("<![CDATA["u8) => (WaitFor.CData, "<![CDATA[".Length),
            _ => (WaitFor.Tag, 1),
        };
        return kind;
    }

    // Looks for the delimiter in the bytes that have not been looked at, and remembers how far it got.
    private bool ScanForEnd()
    {
        ReadOnlySpan<byte> fresh = _buffer.AsSpan(_waitScanned, _end - _waitScanned);
        _rescannedBytes += fresh.Length;
        return _waitFor switch
        {
            WaitFor.Text => ScanFor(fresh, "<"u8, 0),
            WaitFor.Instruction => ScanFor(fresh, "?>"u8, 0),
            WaitFor.CData => ScanFor(fresh, "]]>"u8, 0),

            // Two hyphens end a comment, or it is wrong; the character after them tells which.
            WaitFor.Comment => ScanFor(fresh, "--"u8, 1),
            _ => ScanForTagEnd(fresh),
        };
    }

    private bool ScanFor(ReadOnlySpan<byte> fresh, ReadOnlySpan<byte> delimiter, int following)
    {
        int index = fresh.IndexOf(delimiter);
        if (index >= 0 && index + delimiter.Length + following <= fresh.Length)
        {
            _waitScanned += index + 1;
            return true;
        }

        // The last bytes may be the beginning of the delimiter.
        _waitScanned = Math.Max(_waitScanned, _end - (delimiter.Length + following - 1));
        return false;
    }

    // A tag ends at a > outside quotes. A < is an error inside and outside, which the tokenizer is to find.
    private bool ScanForTagEnd(ReadOnlySpan<byte> fresh)
    {
        int index = 0;
        for (; index < fresh.Length; index++)
        {
            byte b = fresh[index];
            if (_waitQuote != 0)
            {
                _waitQuote = b == _waitQuote ? (byte)0 : _waitQuote;
            }
            else if (b is (byte)'"' or (byte)'\'')
            {
                _waitQuote = b;
            }
            else if (b == (byte)'>')
            {
                break;
            }

            if (b == (byte)'<')
            {
                break;
            }
        }

        bool found = index < fresh.Length;
        _waitScanned += found ? index + 1 : index;
        return found;
    }
}
