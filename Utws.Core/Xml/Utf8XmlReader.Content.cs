using System.Xml;

namespace Utws.Core.Xml;

// Within the root element: [43] content.
public sealed partial class Utf8XmlReader
{
    private bool _isEmpty;
    private Leaving _leaving;

    // What has to be closed before the next node.
    private enum Leaving : byte
    {
        Nothing,
        Element,
    }

    private void LeaveNode()
    {
        if (_leaving == Leaving.Element)
        {
            PopFrame();
            _leaving = Leaving.Nothing;
        }

        _tokenStart = _pos;
        _nodeType = XmlNodeType.None;
        _attributeCount = 0;
        if (_viewed)
        {
            ForgetView();
        }
    }

    private XmlReadResult ReadContent()
    {
        _nodeType = XmlNodeType.None;
        int pos = _pos;
        byte first = _buffer[pos];
        if (first != (byte)'<')
        {
            return pos == _end ? Incomplete(XmlError.UnclosedElements, _end) : ReadText(pos);
        }

        switch (_buffer[pos + 1])
        {
            case (byte)'/':
                return ReadEndTag(pos + 2);
            case (byte)'!':
                return ReadDeclarationInContent(pos + 2);
            case (byte)'?':
                return ReadInstruction(pos + 2);
            default:
                return pos + 1 == _end ? Incomplete(XmlError.UnclosedElements, _end) : ReadStartTag(pos + 1);
        }
    }

    private XmlReadResult ReadDeclarationInContent(int pos)
    {
        ReadOnlySpan<byte> start = "CDATA["u8;

        // The framework wants two characters before it looks at either.
        if (pos + CharacterLength(pos) >= _end)
        {
            return Incomplete(XmlError.UnclosedElements, _end);
        }

        switch (_buffer[pos])
        {
            case (byte)'-':
                return _buffer[pos + 1] == (byte)'-' ? ReadComment(pos + 2) : FailUnexpected(XmlError.ExpectedCommentStart, pos + 1);
            case (byte)'[' when _end - pos - 1 < start.Length:
                return Incomplete(XmlError.UnclosedElements, _end);
            case (byte)'[':
                return _buffer.AsSpan(pos + 1).StartsWith(start)
                    ? ReadCData(pos + 1 + start.Length)
                    : FailUnexpected(XmlError.ExpectedCDataStart, pos + 1);
            default:
                XmlReadResult result = FailUnexpected(XmlError.ExpectedCommentOrCData, pos);
                if (_error != XmlError.None && _buffer.AsSpan(_errorArgument, _errorArgumentLength).SequenceEqual("DOCTYPE"u8))
                {
                    _error = XmlError.MisplacedDoctype;
                }

                return result;
        }
    }

    // A node that has no name of its own, or a target.
    private XmlReadResult SetValueNode(XmlNodeType type, int index, int valueStart, int valueLength, XmlValueTraits traits, int next)
    {
        _nodeType = type;
        _nodeIndex = index;
        _valueStart = valueStart;
        _valueLength = valueLength;
        _valueTraits = traits;
        _valueDecodedStart = NotDecoded;
        _pos = next;
        return XmlReadResult.Node;
    }
}
