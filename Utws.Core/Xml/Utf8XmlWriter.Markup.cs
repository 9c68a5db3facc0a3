using System.Buffers;

namespace Utws.Core.Xml;

/// <content>What is neither element nor text: declaration, CDATA sections, comments, processing instructions.</content>
public sealed partial class Utf8XmlWriter
{
    // What XML 1.0, production [2] Char leaves out, but for surrogates, which the transcoding finds.
    private static readonly SearchValues<char> s_notCharacters = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

    /// <inheritdoc/>
    public override void WriteStartDocument() => WriteDeclaration("?>"u8);

    /// <inheritdoc/>
    public override void WriteStartDocument(bool standalone) => WriteDeclaration(standalone ? " standalone=\"yes\"?>"u8 : " standalone=\"no\"?>"u8);

    /// <summary>Ends the document and the elements that are still open.</summary>
    /// <exception cref="InvalidOperationException">There is no root element, or the document has been ended already.</exception>
    public override void WriteEndDocument()
    {
        EndOpenAttribute();
        while (_state is Utf8XmlWriterState.StartTag or Utf8XmlWriterState.Content)
        {
            WriteEndElement();
        }

        if (_state != Utf8XmlWriterState.Epilog)
        {
            throw WrongState();
        }

        _state = Utf8XmlWriterState.Ended;
    }

    /// <summary>Is refused: the documents of this project have no DTD, and their reader refuses one.</summary>
    /// <param name="name">Not used.</param>
    /// <param name="pubid">Not used.</param>
    /// <param name="sysid">Not used.</param>
    /// <param name="subset">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void WriteDocType(string name, string? pubid, string? sysid, string? subset) =>
        throw Fail(new NotSupportedException("A document type declaration cannot be written."));

    /// <inheritdoc/>
    /// <remarks><c>]]&gt;</c> in the text ends one section and begins another within it, so that any text can be written.</remarks>
    public override void WriteCData(string? text)
    {
        RequireCharacters(text, nameof(text));
        EndOpenAttribute();
        BeginContent();
        Append("<![CDATA["u8);
        AppendDivided(text, "]]>", 2, "]]><![CDATA["u8);
        Append("]]>"u8);
    }

    /// <inheritdoc/>
    /// <remarks>A hyphen that must not stand there (XML 1.0, 2.5) is kept apart from the next one, or the end, by a space.</remarks>
    public override void WriteComment(string? text)
    {
        RequireCharacters(text, nameof(text));
        EndOpenAttribute();
        BeginAnywhere();
        Append("<!--"u8);
        AppendDivided(text, "--", 1, " "u8);
        Append(text.AsSpan().EndsWith("-") ? " -->"u8 : "-->"u8);
    }

    /// <inheritdoc/>
    /// <remarks><c>?&gt;</c> in the text is written with a space between. The target <c>xml</c> gives the XML declaration: of its text only <c>standalone</c> counts.</remarks>
    public override void WriteProcessingInstruction(string name, string? text)
    {
        RequireNcName(name, nameof(name));
        RequireCharacters(text, nameof(text));
        if (string.Equals(name, XmlPrefix, StringComparison.OrdinalIgnoreCase))
        {
            WriteDeclarationFrom(name, text);
            return;
        }

        EndOpenAttribute();
        BeginAnywhere();
        Append("<?"u8);
        AppendName(name);
        Append((byte)' ');
        AppendDivided(text, "?>", 1, " "u8);
        Append("?>"u8);
    }

    // XmlReader reports the declaration as a processing instruction, so WriteNode hands it over as one.
    private void WriteDeclarationFrom(string name, string? text)
    {
        // XML 1.0, production [17]: no other processing instruction has this name, however it is capitalised.
        if (name != XmlPrefix)
        {
            throw NotAName(name, nameof(name));
        }

        ReadOnlySpan<char> declaration = text;
        if (declaration.Contains("standalone", StringComparison.Ordinal))
        {
            WriteStartDocument(declaration.TrimEnd(" \t\r\n\"'").EndsWith("yes"));
        }
        else
        {
            WriteStartDocument();
        }
    }

    private void WriteDeclaration(ReadOnlySpan<byte> end)
    {
        // Also after bytes of a span member the place of the declaration is past (XML 1.0, production [22]).
        if (_state != Utf8XmlWriterState.Start || _length != 0)
        {
            throw WrongState(nameof(WriteStartDocument));
        }

        Append("<?xml version=\"1.0\" encoding=\"utf-8\""u8);
        Append(end);
        _state = Utf8XmlWriterState.Prolog;
    }

    /// <summary>Appends <paramref name="text"/> with <paramref name="divider"/> after the first <paramref name="keep"/> characters of each <paramref name="pattern"/>.</summary>
    private void AppendDivided(ReadOnlySpan<char> text, string pattern, int keep, ReadOnlySpan<byte> divider)
    {
        for (int found = text.IndexOf(pattern); found >= 0; found = text.IndexOf(pattern))
        {
            AppendUnescaped(text[..(found + keep)]);
            Append(divider);
            text = text[(found + keep)..];
        }

        AppendUnescaped(text);
    }

    private void RequireCharacters(string? text, string parameter)
    {
        int index = text.AsSpan().IndexOfAny(s_notCharacters);
        if (index >= 0)
        {
            throw NotACharacter(text![index], parameter);
        }
    }
}
