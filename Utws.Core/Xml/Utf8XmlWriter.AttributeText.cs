namespace Utws.Core.Xml;

/// <content>Attribute values inside markup that is written with <see cref="WriteRaw(ReadOnlySpan{byte})"/>.</content>
public sealed partial class Utf8XmlWriter
{
    /// <summary>Writes text, escaped for an attribute value between quotation marks, whose quotation marks the caller writes.</summary>
    /// <param name="text">UTF-16 text.</param>
    /// <exception cref="ArgumentException">A surrogate stands without its other half.</exception>
    /// <exception cref="InvalidOperationException">The writer is closed, or in an error that only <see cref="Reset"/> ends.</exception>
    public void WriteAttributeText(ReadOnlySpan<char> text)
    {
        if (_state >= Utf8XmlWriterState.StartTag)
        {
            PrepareSpanWrite();
        }

        int invalid = AppendEscaped(text, XmlEscape.AttributeStops);
        if (invalid >= 0)
        {
            throw LoneSurrogate(text, invalid);
        }
    }
}
