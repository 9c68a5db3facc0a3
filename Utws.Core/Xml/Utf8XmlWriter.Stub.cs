using System.Xml;

namespace Utws.Core.Xml;

/// <content>Not yet.</content>
public sealed partial class Utf8XmlWriter : XmlWriter
{
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
    private void CloseStartTag() => throw new NotSupportedException();
}
