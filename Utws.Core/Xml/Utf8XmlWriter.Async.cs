namespace Utws.Core.Xml;

/// <content>
/// The asynchronous members, which XmlWriter's own answer with NotImplementedException. The output is memory, so each has
/// done its work when it returns, and throws at the call what the synchronous member throws.
/// </content>
public sealed partial class Utf8XmlWriter
{
    /// <inheritdoc/>
    public override Task FlushAsync()
    {
        Flush();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteStartDocumentAsync()
    {
        WriteStartDocument();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteStartDocumentAsync(bool standalone)
    {
        WriteStartDocument(standalone);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteEndDocumentAsync()
    {
        WriteEndDocument();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteDocTypeAsync(string name, string? pubid, string? sysid, string? subset)
    {
        WriteDocType(name, pubid, sysid, subset);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteStartElementAsync(string? prefix, string localName, string? ns)
    {
        WriteStartElement(prefix, localName, ns);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteEndElementAsync()
    {
        WriteEndElement();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteFullEndElementAsync()
    {
        WriteFullEndElement();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task WriteStartAttributeAsync(string? prefix, string localName, string? ns)
    {
        WriteStartAttribute(prefix, localName, ns);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task WriteEndAttributeAsync()
    {
        WriteEndAttribute();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteStringAsync(string? text)
    {
        WriteString(text);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteCharsAsync(char[] buffer, int index, int count)
    {
        WriteChars(buffer, index, count);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteWhitespaceAsync(string? ws)
    {
        WriteWhitespace(ws);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteRawAsync(string data)
    {
        WriteRaw(data);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteRawAsync(char[] buffer, int index, int count)
    {
        WriteRaw(buffer, index, count);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteCDataAsync(string? text)
    {
        WriteCData(text);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteCommentAsync(string? text)
    {
        WriteComment(text);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteProcessingInstructionAsync(string name, string? text)
    {
        WriteProcessingInstruction(name, text);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteEntityRefAsync(string name)
    {
        WriteEntityRef(name);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteCharEntityAsync(char ch)
    {
        WriteCharEntity(ch);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteSurrogateCharEntityAsync(char lowChar, char highChar)
    {
        WriteSurrogateCharEntity(lowChar, highChar);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteBase64Async(byte[] buffer, int index, int count)
    {
        WriteBase64(buffer, index, count);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteBinHexAsync(byte[] buffer, int index, int count)
    {
        WriteBinHex(buffer, index, count);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteNameAsync(string name)
    {
        WriteName(name);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteNmTokenAsync(string name)
    {
        WriteNmToken(name);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteQualifiedNameAsync(string localName, string? ns)
    {
        WriteQualifiedName(localName, ns);
        return Task.CompletedTask;
    }
}
