using System.Text;

namespace Utws.Core.Xml;

// Moving among the attributes.
public sealed partial class Utf8XmlReader
{
    private const int NoAttribute = -1;

    private int _attributeIndex = NoAttribute;

    // On the text node that ReadAttributeValue makes of the attribute's value.
    private bool _inAttributeValue;

    // Something was made of the current node that the next one must not inherit: a cursor, a string, a decoded value, a chunk.
    private bool _viewed;

    // The two names of a search, in UTF-8.
    private byte[] _search = [];

    /// <inheritdoc/>
    public override string GetAttribute(int i) => Encoding.UTF8.GetString(GetAttributeValueUtf8(i));

    /// <inheritdoc/>
    public override string? GetAttribute(string name) => GetAttributeOrNull(FindAttribute(name));

    /// <inheritdoc/>
    public override string? GetAttribute(string name, string? namespaceURI) => GetAttributeOrNull(FindAttribute(name, namespaceURI));

    /// <inheritdoc/>
    public override bool MoveToAttribute(string name) => TryMoveTo(FindAttribute(name));

    /// <inheritdoc/>
    public override bool MoveToAttribute(string name, string? ns) => TryMoveTo(FindAttribute(name, ns));

    /// <inheritdoc/>
    public override void MoveToAttribute(int i)
    {
        GetSlot(i);
        TryMoveTo(i);
    }

    /// <inheritdoc/>
    public override bool MoveToFirstAttribute() => TryMoveTo(_attributeCount > 0 ? 0 : NoAttribute);

    /// <inheritdoc/>
    public override bool MoveToNextAttribute() => TryMoveTo(_attributeIndex + 1 < _attributeCount ? _attributeIndex + 1 : NoAttribute);

    /// <inheritdoc/>
    public override bool MoveToElement()
    {
        bool moved = _attributeIndex >= 0;
        if (moved)
        {
            ResetCursor();
        }

        return moved;
    }

    /// <summary>Goes to the value of the attribute as a text node; there are no entity references that could split it.</summary>
    public override bool ReadAttributeValue()
    {
        if (_attributeIndex < 0 || _inAttributeValue)
        {
            return false;
        }

        ResetView();
        _inAttributeValue = true;
        return true;
    }

    private void ResetCursor()
    {
        _attributeIndex = NoAttribute;
        ResetView();
    }

    // Between two nodes; what nobody looked at needs no forgetting.
    private void ForgetView()
    {
        ResetCursor();
        _scratchCount = 0;
        _scratchReady = false;
        _viewed = false;
    }

    // Forgets what was made of the node that the reader leaves.
    private void ResetView()
    {
        _inAttributeValue = false;
        _binary = BinaryMode.None;
        _localName = null;
        _value = null;
        _chunkOffset = 0;
    }

    private bool TryMoveTo(int index)
    {
        if (index < 0)
        {
            return false;
        }

        ResetView();
        _attributeIndex = index;
        _viewed = true;
        return true;
    }

    private string? GetAttributeOrNull(int index) => index < 0 ? null : Encoding.UTF8.GetString(DecodeSlot(ref _attributes[index]));

    private int FindAttribute(string localName, string? namespaceUri)
    {
        ArgumentNullException.ThrowIfNull(localName);
        namespaceUri ??= string.Empty;
        int localLength = ToUtf8(localName, 0);
        int uriLength = ToUtf8(namespaceUri, localLength);
        return FindAttribute(_search.AsSpan(0, localLength), _search.AsSpan(localLength, uriLength));
    }

    private int FindAttribute(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int length = ToUtf8(name, 0);
        ReadOnlySpan<byte> qualifiedName = _search.AsSpan(0, length);
        for (int i = 0; i < _attributeCount; i++)
        {
            if (_buffer.AsSpan(_attributes[i].NameStart, _attributes[i].NameLength).SequenceEqual(qualifiedName))
            {
                return i;
            }
        }

        return NoAttribute;
    }

    private int ToUtf8(string text, int start)
    {
        PooledArray.EnsureSize(ref _search, start + Encoding.UTF8.GetMaxByteCount(text.Length), start);
        return Encoding.UTF8.GetBytes(text, _search.AsSpan(start));
    }
}
