using System.Xml;

namespace Utws.Core.Xml;

/// <summary>STUB of the agreed members.</summary>
public sealed partial class Utf8XmlReader : XmlReader, IXmlLineInfo
{
    /// <summary>x</summary>
    public Utf8XmlReader(Utf8XmlReaderOptions? options = null) { }
    /// <summary>x</summary>
    public void Reset(XmlInputEncoding encoding = default) => throw new NotSupportedException();
    /// <summary>x</summary>
    public void Append(ReadOnlySpan<byte> bytes) => throw new NotSupportedException();
    /// <summary>x</summary>
    public void Complete() => throw new NotSupportedException();
    /// <summary>x</summary>
    public XmlReadResult TryRead() => throw new NotSupportedException();
    /// <summary>x</summary>
    public ReadOnlySpan<byte> LocalNameUtf8 => throw new NotSupportedException();
    /// <summary>x</summary>
    public ReadOnlySpan<byte> PrefixUtf8 => throw new NotSupportedException();
    /// <summary>x</summary>
    public ReadOnlySpan<byte> NamespaceUriUtf8 => throw new NotSupportedException();
    /// <summary>x</summary>
    public ReadOnlySpan<byte> ValueUtf8 => throw new NotSupportedException();
    /// <summary>x</summary>
    public bool IsElement(ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri) => throw new NotSupportedException();
    /// <summary>x</summary>
    public bool TryGetAttributeUtf8(ReadOnlySpan<byte> localName, ReadOnlySpan<byte> namespaceUri, out ReadOnlySpan<byte> value) => throw new NotSupportedException();
    /// <summary>x</summary>
    public bool TryLookupNamespaceUtf8(ReadOnlySpan<byte> prefix, out ReadOnlySpan<byte> namespaceUri) => throw new NotSupportedException();
    /// <summary>x</summary>
    public XmlError Error => throw new NotSupportedException();
    /// <summary>x</summary>
    public int ErrorLineNumber => throw new NotSupportedException();
    /// <summary>x</summary>
    public int ErrorLinePosition => throw new NotSupportedException();
    /// <summary>x</summary>
    public long ErrorBytePosition => throw new NotSupportedException();
    /// <summary>x</summary>
    public string ErrorMessage => throw new NotSupportedException();
    /// <summary>x</summary>
    public int LineNumber => throw new NotSupportedException();
    /// <summary>x</summary>
    public int LinePosition => throw new NotSupportedException();
    /// <inheritdoc/>
    public bool HasLineInfo() => true;
    /// <inheritdoc/>
    public override int AttributeCount => throw new NotSupportedException();
    /// <inheritdoc/>
    public override string BaseURI => throw new NotSupportedException();
    /// <inheritdoc/>
    public override int Depth => throw new NotSupportedException();
    /// <inheritdoc/>
    public override bool EOF => throw new NotSupportedException();
    /// <inheritdoc/>
    public override bool IsEmptyElement => throw new NotSupportedException();
    /// <inheritdoc/>
    public override string LocalName => throw new NotSupportedException();
    /// <inheritdoc/>
    public override string NamespaceURI => throw new NotSupportedException();
    /// <inheritdoc/>
    public override XmlNameTable NameTable => throw new NotSupportedException();
    /// <inheritdoc/>
    public override XmlNodeType NodeType => throw new NotSupportedException();
    /// <inheritdoc/>
    public override string Prefix => throw new NotSupportedException();
    /// <inheritdoc/>
    public override ReadState ReadState => throw new NotSupportedException();
    /// <inheritdoc/>
    public override string Value => throw new NotSupportedException();
    /// <inheritdoc/>
    public override string GetAttribute(int i) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override string? GetAttribute(string name) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override string? GetAttribute(string name, string? namespaceURI) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override string? LookupNamespace(string prefix) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override bool MoveToAttribute(string name) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override bool MoveToAttribute(string name, string? ns) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override bool MoveToElement() => throw new NotSupportedException();
    /// <inheritdoc/>
    public override bool MoveToFirstAttribute() => throw new NotSupportedException();
    /// <inheritdoc/>
    public override bool MoveToNextAttribute() => throw new NotSupportedException();
    /// <inheritdoc/>
    public override bool Read() => throw new NotSupportedException();
    /// <inheritdoc/>
    public override bool ReadAttributeValue() => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void ResolveEntity() => throw new NotSupportedException();
}
