using System.Numerics;
using System.Runtime.Intrinsics;
using System.Xml;

namespace Utws.Core.Xml;

// What documents mostly consist of, where one vector shows all of it: <name>, </name>, and text without anything to decode. A node that is
// not as plain, not complete or wrong is left to ReadContent, which reads it from its start and alone knows the whole grammar: nothing may
// be accepted here that it would refuse.
public sealed partial class Utf8XmlReader
{
    // A name or a text of this length ends behind the vector.
    private const uint VectorEnd = 1u << 16;

    // How long the white space between two tags was the last time.
    private int _blankLength;

    private XmlReadResult ReadPlain(int depth)
    {
        int pos = _pos;
        ReadOnlySpan<byte> window = _buffer.AsSpan(pos, Slack);
        return window[0] != (byte)'<' ? ReadPlainText(window, pos, depth)
            : window[1] == (byte)'/' ? ReadPlainEndTag(window[2..], pos + 2, depth)
            : ReadPlainStartTag(window[1..], pos + 1, depth);
    }

    private XmlReadResult ReadPlainText(ReadOnlySpan<byte> window, int start, int depth)
    {
        uint stops = XmlScan.TextStops(window, out uint text) | VectorEnd;
        int length = _blankLength;
        if (window[0] > (byte)' ')
        {
            length = BitOperations.TrailingZeroCount(stops);
        }
        else if ((stops & ((2u << length) - 1)) != 1u << length)
        {
            // White space between tags is the same again and again. A length that is guessed, and checked by a branch, lets the processor
            // go on with the next node before it has loaded this one: 8 % of the time of an indented document.
            length = BitOperations.TrailingZeroCount(stops);
            _blankLength = length;
        }

        if (window[length] != (byte)'<' || length > _maxTextBytes)
        {
            return ReadContent();
        }

        _nodeType = BitOperations.TrailingZeroCount(text) < length ? XmlNodeType.Text
            : _frames[depth - 1].Space == XmlSpace.Preserve ? XmlNodeType.SignificantWhitespace
            : XmlNodeType.Whitespace;
        _nodeIndex = start;
        _valueStart = start;
        _valueLength = length;
        _valueTraits = XmlValueTraits.None;
        _pos = start + length;
        return XmlReadResult.Node;
    }

    private XmlReadResult ReadPlainStartTag(ReadOnlySpan<byte> window, int nameStart, int depth)
    {
        ElementFrame[] frames = _frames;
        int length = BitOperations.TrailingZeroCount(XmlScan.NameStops(window) | VectorEnd);
        if (window[length] != (byte)'>' || (XmlChars.Classes[window[0]] & XmlChars.NameStart) == 0
            || length > _maxNameBytes || depth >= _maxDepth || depth >= frames.Length)
        {
            return ReadContent();
        }

        ref ElementFrame parent = ref frames[depth - 1];
        ref ElementFrame frame = ref frames[depth];
        frame.NameStart = nameStart;
        frame.NameLength = length;
        frame.PrefixLength = 0;
        frame.NamespaceAtom = _prefixUris[NoPrefix];
        frame.BindingCount = _bindingCount;
        frame.LanguageAtom = parent.LanguageAtom;
        frame.Space = parent.Space;
        _depth = depth + 1;
        _nodeType = XmlNodeType.Element;
        _nodeIndex = nameStart;
        _isEmpty = false;
        _pos = nameStart + length + 1;
        return XmlReadResult.Node;
    }

    private XmlReadResult ReadPlainEndTag(ReadOnlySpan<byte> window, int nameStart, int depth)
    {
        ref ElementFrame frame = ref _frames[depth - 1];
        int length = frame.NameLength;
        if (depth <= _rescuedFrames || XmlScan.CommonLength(window, _buffer.AsSpan(frame.NameStart, Vector128<byte>.Count)) < length
            || window[length] != (byte)'>')
        {
            return ReadContent();
        }

        _nodeType = XmlNodeType.EndElement;
        _nodeIndex = nameStart;
        _leaving = Leaving.Element;
        _pos = nameStart + length + 1;
        return XmlReadResult.Node;
    }
}
