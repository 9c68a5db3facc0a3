using System.Xml;

namespace Utws.Core.Xml;

// [14] CharData with its references.
public sealed partial class Utf8XmlReader
{
    private XmlReadResult ReadText(int start)
    {
        byte[] buffer = _buffer;
        byte[] classes = XmlChars.Classes;
        XmlValueTraits traits = XmlValueTraits.None;
        bool isText = false;
        int pos = start;
        while (true)
        {
            if (!isText)
            {
                pos = SkipBlank(pos, ref traits);
            }

            int run = pos;
            while ((classes[buffer[pos]] & XmlChars.Text) != 0)
            {
                pos++;
            }

            isText |= pos != run;
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
                case (byte)'&' when pos - start <= _options.MaxTextBytes:
                    traits |= XmlValueTraits.Reference;
                    pos = ScanReference(pos, out bool isBlank);
                    if (pos < 0)
                    {
                        return _failure;
                    }

                    isText |= !isBlank;
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

    private int SkipBlank(int pos, ref XmlValueTraits traits)
    {
        byte[] buffer = _buffer;
        byte[] classes = XmlChars.Classes;
        while ((classes[buffer[pos]] & XmlChars.Whitespace) != 0)
        {
            if (buffer[pos] == (byte)'\r')
            {
                traits |= XmlValueTraits.CarriageReturn;
            }

            pos++;
        }

        return pos;
    }

    private XmlReadResult SetText(int start, int end, XmlValueTraits traits, bool isText)
    {
        if (end - start > _options.MaxTextBytes)
        {
            return Fail(XmlError.TextTooLong, start + _options.MaxTextBytes);
        }

        XmlNodeType type = isText ? XmlNodeType.Text
            : _frames[_depth - 1].Space == XmlSpace.Preserve ? XmlNodeType.SignificantWhitespace
            : XmlNodeType.Whitespace;
        return SetValueNode(type, start, start, end - start, traits, end);
    }

    private XmlReadResult FailText(int pos, int start)
    {
        if (pos - start > _options.MaxTextBytes)
        {
            return Fail(XmlError.TextTooLong, start + _options.MaxTextBytes);
        }

        return pos == _end ? Incomplete(XmlError.UnclosedElements, _end)
            : _buffer[pos] == (byte)']' ? Fail(XmlError.CDataEndInText, pos)
            : FailAtCharacter(XmlError.InvalidCharacter, pos);
    }
}
