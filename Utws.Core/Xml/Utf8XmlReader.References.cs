namespace Utws.Core.Xml;

// [66] CharRef and [68] EntityRef. Without a DTD there are only the five predefined entities (4.6).
public sealed partial class Utf8XmlReader
{
    // From the ampersand to behind the semicolon, or -1 with _failure. isBlank: it stands for white space.
    private int ScanReference(int pos, out bool isBlank)
    {
        isBlank = false;
        if (pos + 1 == _end)
        {
            _failure = Incomplete(XmlError.UnexpectedEndOfFile, pos);
            return -1;
        }

        if (_buffer[pos + 1] == (byte)'#')
        {
            return ScanCharacterReference(pos, out isBlank);
        }

        int length = MatchPredefined(_buffer.AsSpan(pos + 1, _end - pos - 1), out _);
        return length > 0 ? pos + 1 + length : ScanEntityReference(pos + 1);
    }

    // Bytes of the name and semicolon of a predefined entity, or 0.
    private static int MatchPredefined(ReadOnlySpan<byte> name, out byte character)
    {
        (character, int length) = name switch
        {
            [(byte)'a', (byte)'m', (byte)'p', (byte)';', ..] => ((byte)'&', 4),
            [(byte)'l', (byte)'t', (byte)';', ..] => ((byte)'<', 3),
            [(byte)'g', (byte)'t', (byte)';', ..] => ((byte)'>', 3),
            [(byte)'q', (byte)'u', (byte)'o', (byte)'t', (byte)';', ..] => ((byte)'"', 5),
            [(byte)'a', (byte)'p', (byte)'o', (byte)'s', (byte)';', ..] => ((byte)'\'', 5),
            _ => ((byte)0, 0),
        };
        return length;
    }

    // Any other entity: an error in all cases, but which one?
    private int ScanEntityReference(int nameStart)
    {
        int end = ScanName(nameStart);
        if (end < 0)
        {
            if (_error is XmlError.InvalidNameStart or XmlError.InvalidNameCharacter or XmlError.EndOfFileInName)
            {
                _failure = Fail(XmlError.InvalidEntityName, nameStart);
            }

            return -1;
        }

        _failure = _buffer[end] == (byte)';'
            ? Fail(XmlError.UndeclaredEntity, nameStart, nameStart, end - nameStart)
            : FailUnexpected(XmlError.ExpectedSemicolon, end);
        return -1;
    }

    private int ScanCharacterReference(int ampersand, out bool isBlank)
    {
        isBlank = false;
        int pos = ampersand + 2;
        bool hexadecimal = _buffer[pos] == (byte)'x';
        pos += hexadecimal ? 1 : 0;
        int digits = pos;
        int value = 0;
        bool overflows = false;
        for (; TryGetDigit(_buffer[pos], hexadecimal, out int digit); pos++)
        {
            // The framework adds a decimal digit as the character that it is before it takes '0' away, so it overflows 48 earlier.
            overflows = hexadecimal
                ? ((long)value * 16) + digit > int.MaxValue
                : ((long)value * 10) + _buffer[pos] > int.MaxValue;
            if (overflows)
            {
                break;
            }

            value = (value * (hexadecimal ? 16 : 10)) + digit;
        }

        if (pos - ampersand > _maxNameBytes)
        {
            _failure = Fail(XmlError.NameTooLong, ampersand + _maxNameBytes);
        }
        else if (overflows)
        {
            _failure = Fail(XmlError.ReferenceOverflow, pos);
        }
        else if (pos == _end)
        {
            _failure = Incomplete(XmlError.EndOfFileInReference, ampersand);
        }
        else if (_buffer[pos] != (byte)';' || pos == digits)
        {
            _failure = Fail(hexadecimal ? XmlError.InvalidHexadecimalReference : XmlError.InvalidDecimalReference, pos);
        }
        else if (!XmlChars.IsChar(value))
        {
            _errorNumber = value;
            _failure = Fail(XmlError.InvalidReferencedCharacter, digits);
        }
        else
        {
            isBlank = value is ' ' or '\t' or '\n' or '\r';
            return pos + 1;
        }

        return -1;
    }

    private static bool TryGetDigit(byte b, bool hexadecimal, out int digit)
    {
        digit = b switch
        {
            >= (byte)'0' and <= (byte)'9' => b - '0',
            >= (byte)'a' and <= (byte)'f' when hexadecimal => b - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' when hexadecimal => b - 'A' + 10,
            _ => -1,
        };
        return digit >= 0;
    }
}
