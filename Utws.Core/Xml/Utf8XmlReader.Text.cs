using System.Xml;

namespace Utws.Core.Xml;

// [14] CharData with its references.
public sealed partial class Utf8XmlReader
{
    private XmlReadResult ReadText(int start)
    {
        byte[] buffer = _buffer;
        XmlValueTraits traits = XmlValueTraits.None;
        bool isText = false;
        int pos = start;
        while (true)
        {
            pos = XmlScan.Text(buffer, pos, ref isText);
            switch (buffer[pos])
            {
                case (byte)'<':
                    return SetText(start, pos, traits, isText);
                case (byte)'\r':
                    traits |= XmlValueTraits.CarriageReturn;
                    pos++;
                    break;
                case (byte)']' when buffer[pos + 1] != (byte)']' || buffer[pos + 2] != (byte)'>':
                    isText = true;
                    pos++;
                    break;
                case 0xEF when !IsNonCharacter(pos):
                    isText = true;
                    pos += 3;
                    break;
                case (byte)'&' when pos - start <= _maxTextBytes:
                    traits |= XmlValueTraits.Reference;
                    pos = ScanReference(pos, out bool isBlank);
                    if (pos < 0)
                    {
                        return _failure;
                    }

                    isText |= !isBlank;
                    break;
                case >= 0x80 and not 0xEF:
                    isText = true;
                    pos = SkipNonAscii(pos);
                    break;
                default:
                    // The input's end ends text too: that its element is not closed is the next node's concern.
                    if (pos != _end || !_complete || _stop != XmlError.None)
                    {
                        return FailText(pos, start);
                    }

                    return SetText(start, pos, traits, isText);
            }
        }
    }

    // Over what is not ASCII and needs no look either: all of it but the first byte of U+FFFE and U+FFFF.
    private int SkipNonAscii(int pos)
    {
        byte[] buffer = _buffer;
        while (buffer[pos] is >= 0x80 and not 0xEF)
        {
            pos++;
        }

        return pos;
    }

    private XmlReadResult SetText(int start, int end, XmlValueTraits traits, bool isText)
    {
        if (end - start > _maxTextBytes)
        {
            return Fail(XmlError.TextTooLong, start + _maxTextBytes);
        }

        XmlNodeType type = isText ? XmlNodeType.Text
            : _frames[_depth - 1].Space == XmlSpace.Preserve ? XmlNodeType.SignificantWhitespace
            : XmlNodeType.Whitespace;
        return SetValueNode(type, start, start, end - start, traits, end);
    }

    private XmlReadResult FailText(int pos, int start)
    {
        if (pos - start > _maxTextBytes)
        {
            return Fail(XmlError.TextTooLong, start + _maxTextBytes);
        }

        return pos == _end ? Incomplete(XmlError.UnclosedElements, _end)
            : _buffer[pos] == (byte)']' ? Fail(XmlError.CDataEndInText, pos)
            : FailAtCharacter(XmlError.InvalidCharacter, pos);
    }
}
