using System.Xml;

namespace Utws.Core.Xml;

// [23] XMLDecl.
public sealed partial class Utf8XmlReader
{
    // Where the label is that the document contradicts, 0 if it does not.
    private int _mismatchedLabel;
    private int _mismatchedLabelLength;

    private enum DeclarationPart : byte
    {
        None,
        Version,
        Encoding,
        Standalone,
    }

    private XmlReadResult ReadDeclaration()
    {
        const int NameStart = 2;
        int nameEnd = "<?xml".Length;
        _mismatchedLabel = 0;
        int first = SkipWhitespace(nameEnd);
        int last = nameEnd;
        int pos = nameEnd;
        DeclarationPart part = DeclarationPart.None;
        while (true)
        {
            pos = SkipWhitespace(last);
            if (_buffer[pos] == (byte)'?')
            {
                break;
            }

            if (pos == last && part != DeclarationPart.None)
            {
                return FailUnexpected(XmlError.ExpectedDeclarationEnd, pos);
            }

            last = ReadDeclarationPart(pos, ref part);
            if (last < 0)
            {
                return _failure;
            }
        }

        if (pos + 1 == _end)
        {
            return Incomplete(XmlError.UnexpectedEndOfFile, pos);
        }

        if (_buffer[pos + 1] != (byte)'>')
        {
            return FailUnexpected(XmlError.ExpectedDeclarationClose, pos);
        }

        if (part == DeclarationPart.None)
        {
            return Fail(XmlError.InvalidDeclaration, pos);
        }

        if (_mismatchedLabel > 0)
        {
            return FailMismatch(pos + 2);
        }

        _nameStart = NameStart;
        _nameLength = nameEnd - NameStart;
        bool folds = _buffer.AsSpan(first, last - first).Contains((byte)'\r');
        return SetValueNode(
            XmlNodeType.XmlDeclaration, NameStart, first, last - first, folds ? XmlValueTraits.CarriageReturn : XmlValueTraits.None, pos + 2);
    }

    // From a pseudo attribute's name to behind its value; -1 with _failure.
    private int ReadDeclarationPart(int nameStart, ref DeclarationPart part)
    {
        int pos = ScanName(nameStart);
        if (pos < 0)
        {
            return -1;
        }

        ReadOnlySpan<byte> name = _buffer.AsSpan(nameStart, pos - nameStart);
        DeclarationPart next = name.SequenceEqual("version"u8) && part == DeclarationPart.None ? DeclarationPart.Version
            : name.SequenceEqual("encoding"u8) && part == DeclarationPart.Version ? DeclarationPart.Encoding
            : name.SequenceEqual("standalone"u8) && part is DeclarationPart.Version or DeclarationPart.Encoding ? DeclarationPart.Standalone
            : DeclarationPart.None;
        if (next == DeclarationPart.None)
        {
            _failure = Fail(XmlError.InvalidDeclaration, nameStart);
            return -1;
        }

        pos = SkipEquals(pos);
        if (pos < 0)
        {
            return -1;
        }

        int start = pos + 1;
        int end = ScanDeclarationValue(start, _buffer[pos]);
        if (end < 0 || !TryCheckDeclarationValue(next, start, end - start))
        {
            return -1;
        }

        part = next;
        PooledArray.EnsureSize(ref _attributes, _attributeCount + 1, _attributeCount);
        _attributes[_attributeCount++] = new AttributeSlot
        {
            NameStart = nameStart,
            NameLength = name.Length,
            ValueStart = start,
            ValueLength = end - start,
            DecodedStart = NotDecoded,
            Traits = XmlValueTraits.Attribute,
        };
        return end + 1;
    }

    private int ScanDeclarationValue(int start, byte quote)
    {
        int pos = start;
        while ((XmlChars.Classes[_buffer[pos]] & XmlChars.DeclarationValue) != 0)
        {
            pos++;
        }

        // None of the three values can be longer than a name may be.
        if (_buffer[pos] == quote && pos - start <= _maxNameBytes)
        {
            return pos;
        }

        _failure = pos == _end && pos - start <= _maxNameBytes
            ? Incomplete(XmlError.UnclosedValue, start)
            : Fail(XmlError.InvalidDeclaration, start);
        return -1;
    }

    // UTF-16 that declares itself to be in another encoding. The old runtime went on in that one and met the second byte of the next
    // little-endian < as a NUL, and said so on the wire: the text is kept for it, the document is refused in any case.
    private XmlReadResult FailMismatch(int next)
    {
        if (next == _end && !_complete && _stop == XmlError.None)
        {
            return Wait();
        }

        bool nul = _buffer[next] == (byte)'<' && _transcodedFrom!.CodePage == System.Text.Encoding.Unicode.CodePage;
        return nul
            ? Fail(XmlError.EncodingMismatch, next + 1, _end, 1)
            : Fail(XmlError.EncodingMismatch, _mismatchedLabel, _mismatchedLabel, _mismatchedLabelLength);
    }

    private bool TryCheckDeclarationValue(DeclarationPart part, int start, int length)
    {
        ReadOnlySpan<byte> value = _buffer.AsSpan(start, length);
        switch (part)
        {
            case DeclarationPart.Version:
                // [26]: a processor of 1.0 reads any 1.x as 1.0, says the fifth edition; the old runtime did not.
                bool valid = value.Length > 2 && value.StartsWith("1."u8) && value[2..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
                return (valid && (_options.AcceptLaterVersions || value.SequenceEqual("1.0"u8))) || Refuse(XmlError.InvalidVersion, start, start, length);
            case DeclarationPart.Encoding:
                XmlError error = CheckDeclaredEncoding(value);
                if (error == XmlError.EncodingMismatch && _form == InputForm.Utf16)
                {
                    _mismatchedLabel = start;
                    _mismatchedLabelLength = length;
                    return true;
                }

                return error == XmlError.None || Refuse(error, start, start, length);
            default:
                // Noticed at the opening quote.
                return value.SequenceEqual("yes"u8) || value.SequenceEqual("no"u8)
                    || Refuse(XmlError.InvalidDeclaration, start - 1, 0, 0);
        }
    }
}
