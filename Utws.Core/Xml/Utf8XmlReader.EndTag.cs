using System.Xml;

namespace Utws.Core.Xml;

// [42] ETag.
public sealed partial class Utf8XmlReader
{
    private XmlReadResult ReadEndTag(int nameStart)
    {
        ReadOnlySpan<byte> name = FrameName(_depth - 1);
        int pos = nameStart + name.Length;
        if (pos > _end || !_buffer.AsSpan(nameStart, name.Length).SequenceEqual(name))
        {
            return ReadMismatch(nameStart);
        }

        // Generally the bracket follows the name.
        if (_buffer[pos] != (byte)'>')
        {
            int probe = pos;
            if (_buffer[pos] == (byte)':' || TryReadNameCharacter(ref probe))
            {
                return ReadMismatch(nameStart);
            }

            pos = SkipWhitespace(pos);
            if (pos == _end)
            {
                return Incomplete(XmlError.UnclosedElements, _end);
            }

            if (_buffer[pos] != (byte)'>')
            {
                return FailUnexpected(XmlError.ExpectedTagEnd, pos);
            }
        }

        _nodeType = XmlNodeType.EndElement;
        _nodeIndex = nameStart;
        _leaving = Leaving.Element;
        _pos = pos + 1;
        return XmlReadResult.Node;
    }

    private XmlReadResult ReadMismatch(int nameStart)
    {
        int end = ScanQName(nameStart, out _);
        return end < 0 ? _failure : Fail(XmlError.TagMismatch, nameStart, nameStart, end - nameStart);
    }
}
