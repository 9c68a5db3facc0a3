using System.Buffers;

namespace Utws.Core.Xml;

/// <summary>Which bytes of UTF-8 text cannot stand as they are, and what stands for them, as the old runtime's XmlTextWriter wrote them (wire document 3.8).</summary>
internal static class XmlEscape
{
    /// <summary>The longest replacement of one byte: <c>&amp;quot;</c> or <c>&amp;#x1F;</c>. U+FFFE takes 8 bytes, but for 3.</summary>
    public const int MaxGrowth = 6;

    /// <summary>The length of <c>&amp;#x10FFFF;</c>.</summary>
    public const int MaxReferenceLength = 10;

    private const byte NonCharacterLead = 0xEF;

    /// <summary>Every byte at which escaping of element content has to look. 0xEF starts U+FFFE and U+FFFF, and with them all of U+F000 to U+FFFF.</summary>
    public static SearchValues<byte> ContentStops { get; } = SearchValues.Create(
    [
        0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0B, 0x0C, 0x0E, 0x0F,
        0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F,
        (byte)'<', (byte)'>', (byte)'&', NonCharacterLead,
    ]);

    /// <summary>The same for an attribute value between quotation marks: also the quotation mark, CR and LF, which a reader would turn into spaces.</summary>
    public static SearchValues<byte> AttributeStops { get; } = SearchValues.Create(
    [
        0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F,
        0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F,
        (byte)'<', (byte)'>', (byte)'&', (byte)'"', NonCharacterLead,
    ]);

    /// <summary>
    /// Says what to write for the stop byte that <paramref name="text"/> starts with, and how many bytes of the text that replaces.
    /// An empty replacement means that these bytes stand for themselves.
    /// </summary>
    public static ReadOnlySpan<byte> Replace(ReadOnlySpan<byte> text, Span<byte> scratch, out int consumed)
    {
        consumed = 1;
        switch (text[0])
        {
            case (byte)'<':
                return "&lt;"u8;
            case (byte)'>':
                return "&gt;"u8;
            case (byte)'&':
                return "&amp;"u8;
            case (byte)'"':
                return "&quot;"u8;
            case NonCharacterLead:
                consumed = Math.Min(3, text.Length);
                return text.StartsWith("\uFFFE"u8) ? "&#xFFFE;"u8 : text.StartsWith("\uFFFF"u8) ? "&#xFFFF;"u8 : default;
            default:
                return scratch[..WriteReference(text[0], scratch)];
        }
    }

    /// <summary>Writes <c>&amp;#x1F600;</c>, upper case and without padding, and returns its length, at most <see cref="MaxReferenceLength"/>.</summary>
    public static int WriteReference(int codePoint, Span<byte> destination)
    {
        "&#x"u8.CopyTo(destination);
        codePoint.TryFormat(destination[3..], out int digits, "X", provider: null);
        destination[3 + digits] = (byte)';';
        return 3 + digits + 1;
    }
}
