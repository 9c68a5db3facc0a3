using System.Xml;

namespace Utws.Core.Xml;

// The current node in UTF-8.
public sealed partial class Utf8XmlReader
{
    private XmlNodeType _nodeType;
    private ReadState _readState;

    // The byte whose line and column are the node's.
    private int _nodeIndex;

    // The target of an instruction; elements have their name in their frame.
    private int _nameStart;
    private int _nameLength;

    /// <summary>The local name of the current node, attributes included, in UTF-8; empty for nodes without a name. Valid until the next read.</summary>
    public ReadOnlySpan<byte> LocalNameUtf8
    {
        get
        {
            // What is asked for most: a start tag without a prefix, still in the buffer.
            if (_nodeType == XmlNodeType.Element && _attributeIndex < 0)
            {
                ref ElementFrame frame = ref _frames[_depth - 1];
                if (frame.PrefixLength == 0 && _depth > _rescuedFrames)
                {
                    return _buffer.AsSpan(frame.NameStart, frame.NameLength);
                }
            }

            ReadOnlySpan<byte> name = QualifiedName(out int prefixLength);
            return prefixLength == 0 ? name : name[(prefixLength + 1)..];
        }
    }

    /// <summary>The prefix of the current node in UTF-8, empty if it has none. Valid until the next read.</summary>
    public ReadOnlySpan<byte> PrefixUtf8 => QualifiedName(out int prefixLength)[..prefixLength];

    /// <summary>The namespace name of the current node in UTF-8, empty if it is in none. Valid until the next read.</summary>
    public ReadOnlySpan<byte> NamespaceUriUtf8 => _uris[CurrentNamespaceAtom];

    /// <summary>
    /// The value of the current node in UTF-8, with references expanded and line ends normalised; empty for elements. Valid until the next
    /// read. It is decoded at the first call, and only if there is something to decode.
    /// </summary>
    public ReadOnlySpan<byte> ValueUtf8 =>
        _attributeIndex >= 0 ? DecodeSlot(ref _attributes[_attributeIndex])
            : _nodeType is XmlNodeType.None or XmlNodeType.Element or XmlNodeType.EndElement ? default
            : DecodeNodeValue();

    private int CurrentNamespaceAtom =>
        _attributeIndex >= 0 ? (_inAttributeValue ? NoNamespace : _attributes[_attributeIndex].NamespaceAtom)
            : _nodeType is XmlNodeType.Element or XmlNodeType.EndElement ? _frames[_depth - 1].NamespaceAtom
            : NoNamespace;

    // Where line and column of the current node are counted to.
    private int CurrentIndex =>
        _attributeIndex < 0 ? (EOF ? _end : _nodeIndex)
            : _inAttributeValue ? _attributes[_attributeIndex].ValueStart
            : _attributes[_attributeIndex].NameStart;

    /// <summary>Whether the current node is a start tag of this expanded name.</summary>
    /// <param name="localName">The local name in UTF-8.</param>
    /// <param name="namespaceUri">The namespace name in UTF-8, empty for none.</param>
    public bool IsElement(ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri) =>
        _nodeType == XmlNodeType.Element && _attributeIndex < 0 && LocalNameUtf8.SequenceEqual(localName)
            && _uris[_frames[_depth - 1].NamespaceAtom].SequenceEqual(namespaceUri);

    private ReadOnlySpan<byte> QualifiedName(out int prefixLength)
    {
        prefixLength = 0;
        if (_attributeIndex >= 0)
        {
            if (_inAttributeValue)
            {
                return default;
            }

            ref AttributeSlot slot = ref _attributes[_attributeIndex];
            prefixLength = slot.PrefixLength;
            return _buffer.AsSpan(slot.NameStart, slot.NameLength);
        }

        switch (_nodeType)
        {
            case XmlNodeType.Element or XmlNodeType.EndElement:
                prefixLength = _frames[_depth - 1].PrefixLength;
                return FrameName(_depth - 1);
            case XmlNodeType.ProcessingInstruction or XmlNodeType.XmlDeclaration:
                return _buffer.AsSpan(_nameStart, _nameLength);
            default:
                return default;
        }
    }
}
