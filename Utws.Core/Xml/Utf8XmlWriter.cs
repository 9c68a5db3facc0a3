using System.Xml;

namespace Utws.Core.Xml;

/// <summary>STUB of the agreed members.</summary>
public sealed partial class Utf8XmlWriter : XmlWriter
{
    /// <summary>x</summary>
    public void Reset() => throw new NotSupportedException();
    /// <summary>x</summary>
    public int BytesWritten => throw new NotSupportedException();
    /// <summary>x</summary>
    public ReadOnlyMemory<byte> WrittenMemory => throw new NotSupportedException();
    /// <summary>x</summary>
    public ReadOnlySpan<byte> WrittenSpan => throw new NotSupportedException();
    /// <summary>x</summary>
    public void WriteRaw(ReadOnlySpan<byte> utf8) => throw new NotSupportedException();
    /// <summary>x</summary>
    public void WriteText(ReadOnlySpan<byte> utf8) => throw new NotSupportedException();
    /// <summary>x</summary>
    public void WriteText(ReadOnlySpan<char> text) => throw new NotSupportedException();
    /// <summary>x</summary>
    public void WriteAttributeText(ReadOnlySpan<char> text) => throw new NotSupportedException();
    /// <summary>x</summary>
    public void WriteInt32(int value) => throw new NotSupportedException();
    /// <summary>x</summary>
    public void WriteInt64(long value) => throw new NotSupportedException();
    /// <summary>x</summary>
    public void Truncate(int length) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override WriteState WriteState => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();
    /// <inheritdoc/>
    public override string? LookupPrefix(string ns) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteBase64(byte[] buffer, int index, int count) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteCData(string? text) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteCharEntity(char ch) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteChars(char[] buffer, int index, int count) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteComment(string? text) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteDocType(string name, string? pubid, string? sysid, string? subset) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteEndAttribute() => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteEndDocument() => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteEndElement() => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteEntityRef(string name) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteFullEndElement() => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteProcessingInstruction(string name, string? text) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteRaw(char[] buffer, int index, int count) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteRaw(string data) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteStartAttribute(string? prefix, string localName, string? ns) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteStartDocument() => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteStartDocument(bool standalone) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteStartElement(string? prefix, string localName, string? ns) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteString(string? text) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteSurrogateCharEntity(char lowChar, char highChar) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void WriteWhitespace(string? ws) => throw new NotSupportedException();
}
