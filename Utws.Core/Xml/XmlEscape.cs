using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    /// <summary>Whether any byte is one of <see cref="ContentStops"/>, or white space other than a blank, which is as rare.</summary>
    // Inlined with its constants, 35 instead of 39 ns a session of five texts (best of 35, in turn).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasContentStop(Vector128<byte> text)
    {
        // No two of the four have their lower half in common: that half picks the one which the byte would have to be. Where there
        // is none it picks 0, which only 0 itself is equal to.
        Vector128<byte> stops = Vector128.Create(0, 0, 0, 0, 0, 0, (byte)'&', 0, 0, 0, 0, 0, (byte)'<', 0, (byte)'>', NonCharacterLead);
        Vector128<byte> stop = Vector128.ShuffleNative(stops, text & Vector128.Create((byte)0x0F));
        return (Vector128.Equals(text, stop) | Vector128.LessThan(text, Vector128.Create((byte)' '))) != Vector128<byte>.Zero;
    }

    /// <summary>How many bytes <see cref="Write"/> writes.</summary>
    public static long LengthOf(ReadOnlySpan<byte> text, SearchValues<byte> stops)
    {
        Span<byte> scratch = stackalloc byte[MaxReferenceLength];
        long length = text.Length;
        int stop;
        while ((stop = text.IndexOfAny(stops)) >= 0)
        {
            ReadOnlySpan<byte> replacement = Replace(text[stop..], scratch, out int consumed);
            length += replacement.IsEmpty ? 0 : replacement.Length - consumed;
            text = text[(stop + consumed)..];
        }

        return length;
    }

    /// <summary>Writes text, replacing what cannot stand as it is, and returns the number of bytes written.</summary>
    /// <param name="text">UTF-8. It may be behind the destination in one buffer, if so far that what is written does not reach what is still to be read.</param>
    /// <param name="stops">Those of the place where it will stand.</param>
    /// <param name="destination">At least as long as the text times <see cref="MaxGrowth"/>, or as <see cref="LengthOf"/> says.</param>
    public static int Write(ReadOnlySpan<byte> text, SearchValues<byte> stops, Span<byte> destination)
    {
        Span<byte> scratch = stackalloc byte[MaxReferenceLength];
        int written = 0;
        int stop;
        while ((stop = text.IndexOfAny(stops)) >= 0)
        {
            ReadOnlySpan<byte> replacement = Replace(text[stop..], scratch, out int consumed);
            int plain = replacement.IsEmpty ? stop + consumed : stop;
            text[..plain].CopyTo(destination[written..]);
            written += plain;
            replacement.CopyTo(destination[written..]);
            written += replacement.Length;
            text = text[(stop + consumed)..];
        }

        text.CopyTo(destination[written..]);
        return written + text.Length;
    }

    /// <summary>
    /// Says what to write for the stop byte that <paramref name="text"/> starts with, and how many bytes of the text that replaces.
    /// An empty replacement means that these bytes stand for themselves.
    /// </summary>
    private static ReadOnlySpan<byte> Replace(ReadOnlySpan<byte> text, Span<byte> scratch, out int consumed)
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
