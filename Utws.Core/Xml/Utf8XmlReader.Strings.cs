using System.Text;
using System.Xml;

namespace Utws.Core.Xml;

// The current node as XmlReader shows it: strings, made only when asked for.
public sealed partial class Utf8XmlReader
{
    // Names of one service's clients take a few kilobytes; past this the table holds what strangers sent, and starts anew.
    private const int MaxNameTableBytes = 64 * 1024;

    private readonly Utf8NameTable _names = new();
    private string? _localName;
    private string? _namespaceUri;
    private int _namespaceUriAtom = NoNamespace;
    private string? _value;

    /// <inheritdoc/>
    public override XmlNodeType NodeType =>
        _attributeIndex < 0 ? _nodeType : _inAttributeValue ? XmlNodeType.Text : XmlNodeType.Attribute;

    /// <inheritdoc/>
    public override string Name => _names.Add(QualifiedName(out _));

    /// <inheritdoc/>
    public override string LocalName => _localName ?? KeepLocalName();

    /// <inheritdoc/>
    public override string Prefix => _names.Add(PrefixUtf8);

    /// <inheritdoc/>
    public override string NamespaceURI
    {
        get
        {
            int atom = CurrentNamespaceAtom;
            if (_namespaceUri is null || _namespaceUriAtom != atom)
            {
                _namespaceUri = _names.Add(_uris[atom]);
                _namespaceUriAtom = atom;
            }

            return _namespaceUri;
        }
    }

    /// <summary>The value of the current node; after ReadValueChunk what that has left of it.</summary>
    public override string Value => _value ?? KeepValue();

    /// <inheritdoc/>
    public override int Depth =>
        (_nodeType is XmlNodeType.Element or XmlNodeType.EndElement ? _depth - 1 : _depth)
            + (_attributeIndex < 0 ? 0 : _inAttributeValue ? 2 : 1);

    /// <inheritdoc/>
    public override bool IsEmptyElement => _nodeType == XmlNodeType.Element && _attributeIndex < 0 && _isEmpty;

    /// <summary>Empty: the reader is not told where its input comes from.</summary>
    public override string BaseURI => string.Empty;

    /// <inheritdoc/>
    public override bool EOF => _readState == System.Xml.ReadState.EndOfFile;

    /// <inheritdoc/>
    public override ReadState ReadState => _readState;

    /// <summary>The reader's own table; it is kept across documents, and emptied between two when it has grown past 64 KB.</summary>
    public override XmlNameTable NameTable => _names;

    /// <inheritdoc/>
    public override char QuoteChar =>
        _attributeIndex >= 0 && !_inAttributeValue ? (char)_buffer[_attributes[_attributeIndex].ValueStart - 1] : '"';

    /// <inheritdoc/>
    public override XmlSpace XmlSpace => _depth > 0 ? _frames[_depth - 1].Space : XmlSpace.None;

    /// <inheritdoc/>
    public override string XmlLang => _names.Add(_languages[_depth > 0 ? _frames[_depth - 1].LanguageAtom : NoLanguage]);

    private void ResetNames()
    {
        if (_names.ByteCount > MaxNameTableBytes)
        {
            _names.Clear();
        }

        _namespaceUri = null;
    }

    private string KeepLocalName()
    {
        _viewed = true;
        return _localName = _names.Add(LocalNameUtf8);
    }

    private string KeepValue()
    {
        ReadOnlySpan<byte> value = ValueUtf8[_chunkOffset..];
        _viewed = true;
        return _value = value.IsEmpty ? string.Empty : Encoding.UTF8.GetString(value);
    }
}
