using System.Xml;

namespace Utws.Core.Xml;

// Outside the root element: [1] document, [22] prolog, [27] Misc.
public sealed partial class Utf8XmlReader
{
    // The framework wants four characters, the shortest element, before it looks at markup outside the root element.
    private const int ShortestElement = 4;

    private bool _rootSeen;

    private XmlReadResult ReadOutside()
    {
        int pos = _pos;
        if (pos == _end)
        {
            return ReadEnd();
        }

        if (pos == 0 && _bufferOffset == 0 && StartsDeclaration(out bool undecided))
        {
            return undecided ? Incomplete(XmlError.InvalidRootData, 0) : ReadDeclaration();
        }

        byte first = _buffer[pos];
        if (first == (byte)'<')
        {
            return ReadMarkupOutside(pos);
        }

        if ((XmlChars.Classes[first] & XmlChars.Whitespace) != 0)
        {
            return ReadWhitespaceOutside(pos);
        }

        return FailOutside(pos);
    }

    private XmlReadResult ReadEnd()
    {
        if (_stop != XmlError.None)
        {
            return Fail(_stop, _end);
        }

        if (!_complete)
        {
            return Wait();
        }

        if (!_rootSeen)
        {
            return Fail(XmlError.MissingRoot, _end);
        }

        _readState = System.Xml.ReadState.EndOfFile;
        _tokenStart = _end;
        return XmlReadResult.EndOfDocument;
    }

    // "<?xml" and no further name character: anything else is an instruction. Undecided: six bytes have not arrived.
    private bool StartsDeclaration(out bool undecided)
    {
        ReadOnlySpan<byte> opening = "<?xml"u8;
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(0, _end);
        undecided = false;
        if (bytes.Length <= opening.Length)
        {
            undecided = opening.StartsWith(bytes) && !_complete;
            return undecided;
        }

        int after = opening.Length;
        return bytes.StartsWith(opening) && bytes[after] != (byte)':' && !TryReadNameCharacter(ref after);
    }

    private XmlReadResult ReadMarkupOutside(int pos)
    {
        if (_end - pos < ShortestElement * 3 && CountUtf16(_buffer.AsSpan(pos, _end - pos)) < ShortestElement)
        {
            return Incomplete(XmlError.InvalidRootData, pos);
        }

        byte second = _buffer[pos + 1];
        switch (second)
        {
            case (byte)'?':
                return ReadInstruction(pos + 2);
            case (byte)'!':
                return ReadDeclarationOutside(pos);
            case (byte)'/':
                return Fail(XmlError.UnexpectedEndTag, pos + 2);
            default:
                return _rootSeen ? Fail(XmlError.MultipleRoots, pos + 1) : ReadStartTag(pos + 1);
        }
    }

    private XmlReadResult ReadDeclarationOutside(int pos)
    {
        return _buffer[pos + 2] switch
        {
            (byte)'-' => _buffer[pos + 3] == (byte)'-' ? ReadComment(pos + 4) : FailUnexpected(XmlError.ExpectedCommentStart, pos + 3),
            (byte)'[' => Fail(XmlError.InvalidRootData, pos),

            // Whatever it declares, it belongs into a DTD or is one; none of it is read.
            _ => Fail(XmlError.DtdProhibited, pos + 2),
        };
    }

    private XmlReadResult ReadWhitespaceOutside(int start)
    {
        byte[] buffer = _buffer;
        XmlValueTraits traits = XmlValueTraits.None;
        int pos = start;
        for (; (XmlChars.Classes[buffer[pos]] & XmlChars.Whitespace) != 0; pos++)
        {
            if (buffer[pos] == (byte)'\r')
            {
                traits = XmlValueTraits.CarriageReturn;
            }
        }

        if (pos - start > _maxTextBytes)
        {
            return Fail(XmlError.TextTooLong, start + _maxTextBytes);
        }

        if (pos == _end)
        {
            if (_stop != XmlError.None)
            {
                return Fail(_stop, _end);
            }

            if (!_complete)
            {
                return Wait();
            }
        }
        else if (buffer[pos] != (byte)'<' && !(buffer[pos] == 0 && _rootSeen && _options.AllowTrailingNuls))
        {
            return FailOutside(pos);
        }

        return SetValueNode(XmlNodeType.Whitespace, start, start, pos - start, traits, pos);
    }

    private XmlReadResult FailOutside(int pos)
    {
        if (_buffer[pos] == 0 && _rootSeen && _options.AllowTrailingNuls)
        {
            return SkipTrailingNuls(pos);
        }

        return IsInvalidCharacter(pos) ? FailAtCharacter(XmlError.InvalidCharacter, pos) : Fail(XmlError.InvalidRootData, pos);
    }

    private XmlReadResult SkipTrailingNuls(int pos)
    {
        int other = _buffer.AsSpan(pos, _end - pos).IndexOfAnyExcept((byte)0);
        if (other >= 0)
        {
            return FailAtCharacter(XmlError.InvalidCharacter, pos);
        }

        if (_stop == XmlError.None && !_complete)
        {
            return Wait();
        }

        _pos = _end;
        return ReadEnd();
    }

    // C0 controls, U+FFFE and U+FFFF: all else was checked with the UTF-8.
    private bool IsInvalidCharacter(int pos)
    {
        byte b = _buffer[pos];
        return b < 0x20
            ? (XmlChars.Classes[b] & XmlChars.Whitespace) == 0
            : b == 0xEF && IsNonCharacter(pos);
    }

    // EF BF BE or EF BF BF.
    private bool IsNonCharacter(int pos) => _buffer[pos] == 0xEF && _buffer[pos + 1] == 0xBF && _buffer[pos + 2] >= 0xBE;
}
