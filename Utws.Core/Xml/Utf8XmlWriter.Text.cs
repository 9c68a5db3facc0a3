using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Utws.Core.Xml;

/// <content>Character data and references.</content>
public sealed partial class Utf8XmlWriter
{
    /// <inheritdoc/>
    /// <remarks>Null and empty text write nothing and leave a start tag open, so that the element can still end as <c>&lt;x /&gt;</c>, as XmlTextWriter does (wire document 3.6).</remarks>
    public override void WriteString(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        BeginContent();
        int start = _length;
        AppendText(text, Stops);
        NoteWholeValue(text, start);
    }

    /// <inheritdoc/>
    public override void WriteChars(char[] buffer, int index, int count)
    {
        ReadOnlySpan<char> text = Range(buffer, index, count);
        BeginContent();
        AppendText(text, Stops);
    }

    /// <inheritdoc/>
    public override void WriteWhitespace(string? ws)
    {
        // XML 1.0, production [3] S.
        if (ws.AsSpan().ContainsAnyExcept(" \t\r\n"))
        {
            throw Fail(new ArgumentException("White space is made of space, tab, CR and LF only.", nameof(ws)));
        }

        BeginAnywhere();
        AppendText(ws, Stops);
    }

    /// <inheritdoc/>
    public override void WriteRaw(string data)
    {
        BeginAnywhere();
        AppendUnescaped(data);
    }

    /// <inheritdoc/>
    public override void WriteRaw(char[] buffer, int index, int count)
    {
        ReadOnlySpan<char> text = Range(buffer, index, count);
        BeginAnywhere();
        AppendUnescaped(text);
    }

    /// <inheritdoc/>
    /// <remarks>Any character but a surrogate, also one that XML 1.0 has no reference for (<c>&amp;#x1;</c>), as XmlTextWriter does and as text is escaped.</remarks>
    public override void WriteCharEntity(char ch)
    {
        if (char.IsSurrogate(ch))
        {
            throw Fail(new ArgumentException("A surrogate is not a character: WriteSurrogateCharEntity takes both halves.", nameof(ch)));
        }

        BeginContent();
        AppendReference(ch);
    }

    /// <inheritdoc/>
    public override void WriteSurrogateCharEntity(char lowChar, char highChar)
    {
        if (!char.IsSurrogatePair(highChar, lowChar))
        {
            throw Fail(LoneSurrogate([highChar, lowChar], 0));
        }

        BeginContent();
        AppendReference(char.ConvertToUtf32(highChar, lowChar));
    }

    /// <summary>Writes one of the five references that need no declaration: <c>lt gt amp quot apos</c>.</summary>
    /// <param name="name">The name between <c>&amp;</c> and <c>;</c>.</param>
    /// <exception cref="ArgumentException">Another name: a document without DTD declares no entity, so no reader could resolve it (XML 1.0, 4.1, Entity Declared).</exception>
    /// <exception cref="InvalidOperationException">The document cannot have a reference here.</exception>
    public override void WriteEntityRef(string name)
    {
        if (name is not ("lt" or "gt" or "amp" or "quot" or "apos"))
        {
            throw Fail(new ArgumentException("Without a DTD there is no entity '" + name + "'.", nameof(name)));
        }

        BeginContent();
        Append((byte)'&');
        AppendName(name);
        Append((byte)';');
    }

    private void AppendReference(int codePoint)
    {
        _length += XmlEscape.WriteReference(codePoint, Room(XmlEscape.MaxReferenceLength));
    }

    private void AppendText(ReadOnlySpan<char> text, SearchValues<byte> stops)
    {
        int invalid = AppendEscaped(text, stops);
        if (invalid >= 0)
        {
            throw Fail(LoneSurrogate(text, invalid));
        }
    }

    private void AppendUnescaped(ReadOnlySpan<char> text)
    {
        int invalid = AppendChars(text);
        if (invalid >= 0)
        {
            throw Fail(LoneSurrogate(text, invalid));
        }
    }

    /// <summary>Makes ready for what only an element or an attribute value can hold.</summary>
    private void BeginContent([CallerMemberName] string member = "")
    {
        switch (_state)
        {
            case Utf8XmlWriterState.Content or Utf8XmlWriterState.Attribute:
                break;
            case Utf8XmlWriterState.StartTag:
                CloseStartTag();
                break;
            default:
                throw WrongState(member);
        }
    }

    /// <summary>Makes ready for what may also stand before and after the root element.</summary>
    private void BeginAnywhere([CallerMemberName] string member = "")
    {
        switch (_state)
        {
            case Utf8XmlWriterState.Start:
                _state = Utf8XmlWriterState.Prolog;
                break;
            case Utf8XmlWriterState.Prolog or Utf8XmlWriterState.Epilog:
                break;
            default:
                BeginContent(member);
                break;
        }
    }

    private ReadOnlySpan<T> Range<T>(T[] buffer, int index, int count)
    {
        if (buffer is null)
        {
            throw Fail(new ArgumentNullException(nameof(buffer)));
        }

        if (index < 0 || count < 0 || count > buffer.Length - index)
        {
            throw Fail(new ArgumentOutOfRangeException(nameof(count), string.Create(CultureInfo.InvariantCulture, $"{index} and {count} are no part of {buffer.Length}.")));
        }

        return buffer.AsSpan(index, count);
    }
}
