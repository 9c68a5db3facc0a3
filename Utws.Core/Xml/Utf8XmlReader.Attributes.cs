namespace Utws.Core.Xml;

// The attributes of the current start tag (or XML declaration) in UTF-8, without moving to them. Namespace declarations are among them.
public sealed partial class Utf8XmlReader
{
    private AttributeSlot[] _attributes = [];
    private int _attributeCount;

    /// <inheritdoc/>
    public override int AttributeCount => _attributeCount;

    /// <summary>The value of an attribute of the current start tag. Several can be asked for one after the other; all stay valid until the next read.</summary>
    /// <param name="localName">The local name in UTF-8.</param>
    /// <param name="namespaceUri">The namespace name in UTF-8, empty for none.</param>
    /// <param name="value">The normalised value.</param>
    /// <returns>False if there is no such attribute.</returns>
    public bool TryGetAttributeUtf8(ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri, out ReadOnlySpan<byte> value)
    {
        int index = FindAttribute(localName, namespaceUri);
        value = index < 0 ? default : DecodeSlot(ref _attributes[index]);
        return index >= 0;
    }

    /// <summary>The local name of an attribute by its place in the tag. Valid until the next read.</summary>
    /// <param name="index">From 0 to <see cref="AttributeCount"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such attribute.</exception>
    public ReadOnlySpan<byte> GetAttributeLocalNameUtf8(int index)
    {
        ref AttributeSlot slot = ref GetSlot(index);
        int skip = slot.PrefixLength == 0 ? 0 : slot.PrefixLength + 1;
        return _buffer.AsSpan(slot.NameStart + skip, slot.NameLength - skip);
    }

    /// <summary>The prefix of an attribute by its place in the tag. Valid until the next read.</summary>
    /// <param name="index">From 0 to <see cref="AttributeCount"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such attribute.</exception>
    public ReadOnlySpan<byte> GetAttributePrefixUtf8(int index)
    {
        ref AttributeSlot slot = ref GetSlot(index);
        return _buffer.AsSpan(slot.NameStart, slot.PrefixLength);
    }

    /// <summary>The namespace name of an attribute by its place in the tag. Valid until the next read.</summary>
    /// <param name="index">From 0 to <see cref="AttributeCount"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such attribute.</exception>
    public ReadOnlySpan<byte> GetAttributeNamespaceUriUtf8(int index) => _uris[GetSlot(index).NamespaceAtom];

    /// <summary>The normalised value of an attribute by its place in the tag. Valid until the next read.</summary>
    /// <param name="index">From 0 to <see cref="AttributeCount"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such attribute.</exception>
    public ReadOnlySpan<byte> GetAttributeValueUtf8(int index) => DecodeSlot(ref GetSlot(index));

    private ref AttributeSlot GetSlot(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _attributeCount);
        return ref _attributes[index];
    }

    private int FindAttribute(ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri)
    {
        for (int i = 0; i < _attributeCount; i++)
        {
            if (GetAttributeLocalNameUtf8(i).SequenceEqual(localName) && _uris[_attributes[i].NamespaceAtom].SequenceEqual(namespaceUri))
            {
                return i;
            }
        }

        return -1;
    }
}
