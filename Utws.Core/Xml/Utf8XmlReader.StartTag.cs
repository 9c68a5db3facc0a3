using System.Xml;

namespace Utws.Core.Xml;

// [40] STag and [44] EmptyElemTag. index arguments point behind the opening bracket, at the name.
public sealed partial class Utf8XmlReader
{
    private XmlReadResult ReadStartTag(int nameStart)
    {
        if (_depth >= _maxDepth)
        {
            return Fail(XmlError.TooDeep, nameStart);
        }

        int pos = ScanQName(nameStart, out int colon);
        if (pos < 0)
        {
            return _failure;
        }

        ref ElementFrame frame = ref NextFrame();
        frame.NameStart = nameStart;
        frame.NameLength = pos - nameStart;
        frame.PrefixLength = colon < 0 ? 0 : colon - nameStart;
        frame.BindingCount = _bindingCount;
        pos = ReadTagRest(pos, ref frame, out bool isEmpty);
        if (pos < 0 || !TryResolveTag(ref frame))
        {
            PopBindings(frame.BindingCount);
            return _failure;
        }

        _depth++;
        _nodeType = XmlNodeType.Element;
        _nodeIndex = nameStart;
        _isEmpty = isEmpty;
        _leaving = isEmpty ? Leaving.Element : Leaving.Nothing;
        _rootSeen = true;
        _pos = pos;
        return XmlReadResult.Node;
    }

    // From the end of the name to behind the closing bracket; -1 with _failure.
    private int ReadTagRest(int pos, ref ElementFrame frame, out bool isEmpty)
    {
        isEmpty = false;
        byte b = _buffer[pos];
        if (b == (byte)'>')
        {
            return pos + 1;
        }

        if ((XmlChars.Classes[b] & XmlChars.Whitespace) != 0)
        {
            return ReadAttributes(pos, ref frame, out isEmpty);
        }

        if (b != (byte)'/')
        {
            _failure = FailAtCharacter(XmlError.InvalidNameCharacter, pos);
            return -1;
        }

        if (pos + 1 == _end)
        {
            _failure = Incomplete(XmlError.EndOfFileInEmptyElementTag, pos);
            return -1;
        }

        if (_buffer[pos + 1] != (byte)'>')
        {
            _failure = FailUnexpected(XmlError.ExpectedTagEnd, pos);
            return -1;
        }

        isEmpty = true;
        return pos + 2;
    }

    private int ReadAttributes(int pos, ref ElementFrame frame, out bool isEmpty)
    {
        byte[] classes = XmlChars.Classes;
        isEmpty = false;
        while (true)
        {
            int before = pos;
            pos = SkipWhitespace(pos);
            byte b = _buffer[pos];
            int probe = pos;
            if ((classes[b] & XmlChars.NameStart) == 0 && !(b >= 0x80 && TryReadNameStart(ref probe)))
            {
                return ReadTagEnd(pos, out isEmpty);
            }

            if (pos == before)
            {
                _failure = FailUnexpected(XmlError.ExpectedWhitespace, pos);
                return -1;
            }

            pos = ReadAttribute(pos, ref frame);
            if (pos < 0)
            {
                return -1;
            }
        }
    }

    private int ReadTagEnd(int pos, out bool isEmpty)
    {
        byte b = _buffer[pos];
        isEmpty = b == (byte)'/';
        if (b == (byte)'>')
        {
            return pos + 1;
        }

        if (pos == _end || (isEmpty && pos + 1 == _end))
        {
            _failure = Incomplete(XmlError.UnclosedElements, _end);
        }
        else if (!isEmpty)
        {
            _failure = FailAtCharacter(XmlError.InvalidNameStart, pos);
        }
        else if (_buffer[pos + 1] == (byte)'>')
        {
            return pos + 2;
        }
        else
        {
            _failure = FailUnexpected(XmlError.ExpectedTagEnd, pos + 1);
        }

        return -1;
    }

    // [41] Attribute: from its name to behind its closing quote.
    private int ReadAttribute(int nameStart, ref ElementFrame frame)
    {
        if (_attributeCount == _maxAttributes)
        {
            _failure = Fail(XmlError.TooManyAttributes, nameStart);
            return -1;
        }

        int pos = ScanQName(nameStart, out int colon);
        if (pos < 0)
        {
            return -1;
        }

        // Filled in where it stays: copied as a whole so soon after its fields it would wait for each of them to be written.
        PooledArray.EnsureSize(ref _attributes, _attributeCount + 1, _attributeCount);
        ref AttributeSlot slot = ref _attributes[_attributeCount];
        slot.NameStart = nameStart;
        slot.NameLength = pos - nameStart;
        slot.PrefixLength = colon < 0 ? 0 : colon - nameStart;
        slot.NamespaceAtom = NoNamespace;
        slot.DecodedStart = NotDecoded;
        pos = SkipEquals(pos);
        if (pos < 0)
        {
            return -1;
        }

        slot.ValueStart = pos + 1;
        pos = ScanAttributeValue(pos + 1, _buffer[pos], out slot.Traits);
        if (pos < 0)
        {
            return -1;
        }

        slot.ValueLength = pos - slot.ValueStart;
        if (!TryApplySpecialAttribute(ref slot, ref frame))
        {
            return -1;
        }

        _attributeCount++;
        return pos + 1;
    }

    // [25] Eq and the opening quote: from behind the name to the quote.
    private int SkipEquals(int pos)
    {
        // Nobody puts white space around it.
        if (_buffer[pos] == (byte)'=' && _buffer[pos + 1] == (byte)'"')
        {
            return pos + 1;
        }

        pos = SkipWhitespace(pos);
        if (_buffer[pos] != (byte)'=')
        {
            _failure = FailUnexpected(XmlError.ExpectedEquals, pos);
            return -1;
        }

        pos = SkipWhitespace(pos + 1);
        if (_buffer[pos] is not ((byte)'"' or (byte)'\''))
        {
            _failure = FailUnexpected(XmlError.ExpectedQuote, pos);
            return -1;
        }

        return pos;
    }

    private int SkipWhitespace(int pos)
    {
        byte[] buffer = _buffer;
        byte[] classes = XmlChars.Classes;
        while ((classes[buffer[pos]] & XmlChars.Whitespace) != 0)
        {
            pos++;
        }

        return pos;
    }

    // [10] AttValue: from behind the opening quote to the closing one.
    private int ScanAttributeValue(int start, byte quote, out XmlValueTraits traits)
    {
        byte[] buffer = _buffer;
        int pos = start;
        traits = XmlValueTraits.Attribute;
        while (true)
        {
            pos = XmlScan.Attribute(buffer, pos);
            byte b = buffer[pos];
            if (b == quote)
            {
                break;
            }

            switch (b)
            {
                case (byte)'"' or (byte)'\'':
                    pos++;
                    break;
                case (byte)'\t' or (byte)'\n':
                    traits |= XmlValueTraits.Blank;
                    pos++;
                    break;
                case (byte)'\r':
                    traits |= XmlValueTraits.CarriageReturn;
                    pos++;
                    break;
                case >= 0x80 and not 0xEF:
                    pos = SkipNonAscii(pos);
                    break;
                case 0xEF when !IsNonCharacter(pos):
                    pos += 3;
                    break;
                case (byte)'&' when pos - start <= _maxTextBytes:
                    traits |= XmlValueTraits.Reference;
                    pos = ScanReference(pos, out _);
                    if (pos < 0)
                    {
                        return -1;
                    }

                    break;
                default:
                    _failure = FailAttributeValue(pos, start);
                    return -1;
            }
        }

        if (pos - start > _maxTextBytes)
        {
            _failure = Fail(XmlError.TextTooLong, start + _maxTextBytes);
            return -1;
        }

        return pos;
    }

    private XmlReadResult FailAttributeValue(int pos, int start)
    {
        if (pos - start > _maxTextBytes)
        {
            return Fail(XmlError.TextTooLong, start + _maxTextBytes);
        }

        return pos == _end ? Incomplete(XmlError.UnclosedValue, _end)
            : FailAtCharacter(_buffer[pos] == (byte)'<' ? XmlError.InvalidAttributeCharacter : XmlError.InvalidCharacter, pos);
    }
}
