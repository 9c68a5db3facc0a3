using System.Xml;

namespace Utws.Core.Xml;

// Comments, CDATA sections and processing instructions: everything up to a delimiter, only characters are checked.
public sealed partial class Utf8XmlReader
{
    private int _rawError;

    // [15] Comment; start is behind <!--.
    private XmlReadResult ReadComment(int start)
    {
        int pos = start;
        XmlValueTraits traits = XmlValueTraits.None;
        while (true)
        {
            pos = ScanRaw(pos, ref traits);
            if (pos < 0 || _buffer[pos] == 0)
            {
                return FailRaw(pos, start, XmlError.UnclosedComment, (byte)'-');
            }

            if (_buffer[pos] == (byte)'-' && _buffer[pos + 1] == (byte)'-')
            {
                if (_buffer[pos + 2] == (byte)'>')
                {
                    return SetRaw(XmlNodeType.Comment, start, start, pos, traits, pos + 3);
                }

                return pos + 2 == _end
                    ? FailRaw(_end, start, XmlError.UnclosedComment, (byte)'-')
                    : FailInValue(XmlError.DoubleHyphenInComment, pos, start);
            }

            pos++;
        }
    }

    // [18] CDSect; start is behind <![CDATA[.
    private XmlReadResult ReadCData(int start)
    {
        int pos = start;
        XmlValueTraits traits = XmlValueTraits.None;
        while (true)
        {
            pos = ScanRaw(pos, ref traits);
            if (pos < 0 || _buffer[pos] == 0)
            {
                return FailRaw(pos, start, XmlError.UnclosedCData, (byte)']');
            }

            if (_buffer[pos] == (byte)']' && _buffer[pos + 1] == (byte)']' && _buffer[pos + 2] == (byte)'>')
            {
                return SetRaw(XmlNodeType.CDATA, start, start, pos, traits, pos + 3);
            }

            pos++;
        }
    }

    // [16] PI; nameStart is behind <?.
    private XmlReadResult ReadInstruction(int nameStart)
    {
        int end = ScanName(nameStart);
        if (end < 0)
        {
            return _failure;
        }

        ReadOnlySpan<byte> target = _buffer.AsSpan(nameStart, end - nameStart);
        if (System.Text.Ascii.EqualsIgnoreCase(target, "xml"u8))
        {
            return Fail(
                target.SequenceEqual("xml"u8) ? XmlError.DeclarationNotFirst : XmlError.InvalidInstructionTarget,
                nameStart,
                nameStart,
                target.Length);
        }

        int start = SkipWhitespace(end);
        if (start == end && !(_buffer[end] == (byte)'?' && _buffer[end + 1] == (byte)'>'))
        {
            return _buffer[end] == (byte)'?' && end + 1 == _end && !_complete
                ? Incomplete(XmlError.UnclosedInstruction, _end)
                : FailAtCharacter(XmlError.InvalidNameCharacter, end);
        }

        _nameStart = nameStart;
        _nameLength = target.Length;
        XmlValueTraits traits = XmlValueTraits.None;
        int pos = start;
        while (true)
        {
            pos = ScanRaw(pos, ref traits);
            if (pos < 0 || _buffer[pos] == 0)
            {
                return FailRaw(pos, start, XmlError.UnclosedInstruction, (byte)'?');
            }

            if (_buffer[pos] == (byte)'?' && _buffer[pos + 1] == (byte)'>')
            {
                return SetRaw(XmlNodeType.ProcessingInstruction, nameStart, start, pos, traits, pos + 2);
            }

            pos++;
        }
    }

    // To the next byte that may begin a delimiter, or to a zero: the input's end or a NUL. -1: an invalid character, at _rawError.
    private int ScanRaw(int pos, ref XmlValueTraits traits)
    {
        byte[] buffer = _buffer;
        byte[] classes = XmlChars.Classes;
        while (true)
        {
            while ((classes[buffer[pos]] & XmlChars.Raw) != 0)
            {
                pos++;
            }

            switch (buffer[pos])
            {
                case (byte)'\r':
                    traits |= XmlValueTraits.CarriageReturn;
                    pos++;
                    break;
                case 0xEF when !IsNonCharacter(pos):
                    pos += 3;
                    break;
                case 0 or (byte)'-' or (byte)'?' or (byte)']':
                    return pos;
                default:
                    _rawError = pos;
                    return -1;
            }
        }
    }

    private XmlReadResult SetRaw(XmlNodeType type, int index, int start, int end, XmlValueTraits traits, int next) =>
        end - start > _maxTextBytes
            ? Fail(XmlError.TextTooLong, start + _maxTextBytes)
            : SetValueNode(type, index, start, end - start, traits, next);

    // pos is -1 (at _rawError) or at a zero.
    private XmlReadResult FailRaw(int pos, int start, XmlError atEnd, byte delimiter)
    {
        int index = pos < 0 ? _rawError : pos;
        if (index - CountDelimiter(index, start, delimiter) - start > _maxTextBytes)
        {
            return Fail(XmlError.TextTooLong, start + _maxTextBytes);
        }

        if (index < _end)
        {
            return FailAtCharacter(XmlError.InvalidCharacter, index);
        }

        return Incomplete(atEnd, atEnd == XmlError.UnclosedInstruction ? _end : EndOfRaw(start, delimiter));
    }

    // What may be the beginning of the closing delimiter at the end of the input does not count as value.
    private int CountDelimiter(int index, int start, byte delimiter)
    {
        int most = delimiter == (byte)'?' ? 1 : 2;
        int count = 0;
        while (index == _end && count < most && index - count > start && _buffer[index - count - 1] == delimiter)
        {
            count++;
        }

        return count;
    }

    // Where the framework notices the end of the input: it has not taken what may be the beginning of the delimiter or of a line end, and
    // at the start it wants as much as the closing delimiter has.
    private int EndOfRaw(int start, byte delimiter)
    {
        const int ClosingDelimiter = 3;
        if (CountUtf16(_buffer.AsSpan(start, _end - start)) < ClosingDelimiter)
        {
            return start;
        }

        if (_buffer[_end - 1] == (byte)'\r')
        {
            return _end - 1;
        }

        return _buffer[_end - 1] != delimiter ? _end
            : _buffer[_end - 2] != delimiter ? _end - 1
            : _end - 2;
    }
}
