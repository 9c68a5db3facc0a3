using System.Text;

namespace Utws.Core.Xml;

// Names: [4] to [8], NP [4] NCName and [7] QName. Scans return the offset after the name, or -1 and set _failure.
public sealed partial class Utf8XmlReader
{
    private int ScanQName(int start, out int colon)
    {
        colon = -1;
        int pos = ScanNcName(start, start);
        if (pos >= 0 && _buffer[pos] == (byte)':')
        {
            colon = pos;
            pos = ScanNcName(pos + 1, start);
            if (pos >= 0 && _buffer[pos] == (byte)':')
            {
                return FailName(XmlError.InvalidNameCharacter, pos, start);
            }
        }

        return pos;
    }

    // A name that may not have a colon: an instruction's target, an entity's name.
    private int ScanName(int start)
    {
        int pos = ScanNcName(start, start);
        return pos >= 0 && _buffer[pos] == (byte)':' ? FailName(XmlError.InvalidNameCharacter, pos, start) : pos;
    }

    // nameStart is where the length limit counts from: the prefix is part of the name.
    private int ScanNcName(int start, int nameStart)
    {
        byte[] buffer = _buffer;
        if ((XmlChars.Classes[buffer[start]] & XmlChars.NameStart) != 0)
        {
            int end = XmlScan.Name(buffer, start);
            if (buffer[end] is < 0x80 and > 0 && end - nameStart <= _maxNameBytes)
            {
                return end;
            }
        }

        return ScanNcNameSlow(start, nameStart);
    }

    // A name that has other characters than ASCII, is too long or not complete, or is none.
    private int ScanNcNameSlow(int start, int nameStart)
    {
        byte[] buffer = _buffer;
        int pos = start;
        if ((XmlChars.Classes[buffer[pos]] & XmlChars.NameStart) != 0)
        {
            pos++;
        }
        else if (!TryReadNameStart(ref pos))
        {
            // The framework looks at a wrong first character only if there is one more after it.
            bool last = pos >= _end || pos + CharacterLength(pos) >= _end;
            _failure = last ? Incomplete(XmlError.EndOfFileInName, pos) : FailAtCharacter(XmlError.InvalidNameStart, pos);
            return -1;
        }

        do
        {
            pos = XmlScan.Name(buffer, pos);
        }
        while (buffer[pos] >= 0x80 && TryReadNameCharacter(ref pos));

        if (pos - nameStart > _maxNameBytes)
        {
            _failure = Fail(XmlError.NameTooLong, nameStart + _maxNameBytes);
            return -1;
        }

        if (pos == _end)
        {
            _failure = Incomplete(XmlError.EndOfFileInName, pos);
            return -1;
        }

        return pos;
    }

    private int FailName(XmlError error, int index, int nameStart)
    {
        _failure = index - nameStart > _maxNameBytes
            ? Fail(XmlError.NameTooLong, nameStart + _maxNameBytes)
            : FailAtCharacter(error, index);
        return -1;
    }

    private bool TryReadNameStart(ref int pos)
    {
        Rune.DecodeFromUtf8(_buffer.AsSpan(pos, _end - pos), out Rune rune, out int length);
        if (pos == _end || !XmlChars.IsNameStart(rune))
        {
            return false;
        }

        pos += length;
        return true;
    }

    private bool TryReadNameCharacter(ref int pos)
    {
        Rune.DecodeFromUtf8(_buffer.AsSpan(pos, _end - pos), out Rune rune, out int length);
        if (pos == _end || !XmlChars.IsName(rune))
        {
            return false;
        }

        pos += length;
        return true;
    }
}
