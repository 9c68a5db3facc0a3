using System.Text;

namespace Utws.Core.Xml;

/// <summary>The encodings that an XML declaration may name.</summary>
internal static class XmlEncodings
{
    /// <summary>Whether the label is UTF-8's; "utf8" is none by the registry, but written by real clients and read by all other parsers.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> label) =>
        Ascii.EqualsIgnoreCase(label, "utf-8"u8) || Ascii.EqualsIgnoreCase(label, "utf8"u8);

    /// <summary>Whether the label is one of UTF-16's without a byte order.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> label) =>
        Ascii.EqualsIgnoreCase(label, "utf-16"u8) || Ascii.EqualsIgnoreCase(label, "ucs-2"u8)
            || Ascii.EqualsIgnoreCase(label, "iso-10646-ucs-2"u8);

    /// <summary>The encoding that the label names, or null if it is unknown or no encoding name ([81] EncName).</summary>
    public static Encoding? Find(ReadOnlySpan<byte> label)
    {
        // As nearly all documents spell it.
        if (label.SequenceEqual("utf-8"u8))
        {
            return Encoding.UTF8;
        }

        if (!IsName(label))
        {
            return null;
        }

        // The common ones without making a string.
        if (IsUtf8(label))
        {
            return Encoding.UTF8;
        }

        if (Ascii.EqualsIgnoreCase(label, "iso-8859-1"u8))
        {
            return Encoding.Latin1;
        }

        if (Ascii.EqualsIgnoreCase(label, "us-ascii"u8))
        {
            return Encoding.ASCII;
        }

        return Find(Encoding.ASCII.GetString(label));
    }

    /// <summary>The encoding of that name, of all that .NET and the code pages of Windows have, or null.</summary>
    public static Encoding? Find(string name)
    {
        // Asked directly: to register the provider would change what the rest of the process takes for a known encoding.
        if (CodePagesEncodingProvider.Instance.GetEncoding(name) is { } encoding)
        {
            return encoding;
        }

        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Whether a declaration in ASCII reads the same in this encoding, so that it may name it.</summary>
    public static bool ContainsAscii(Encoding encoding)
    {
        if (encoding.CodePage == Encoding.UTF8.CodePage)
        {
            return true;
        }

        Span<byte> bytes = stackalloc byte[16]; // four times the four characters asked for: more than any encoding needs for them
        const string Start = "<?x=";
        return encoding.TryGetBytes(Start, bytes, out int written) && bytes[..written].SequenceEqual("<?x="u8);
    }

    /// <summary>
    /// A decoder that does with invalid bytes what the fallback says. An encoding's own fallback is what the old runtime had: U+FFFD in
    /// the UTFs, a question mark in ASCII, a katakana middle dot in Shift JIS.
    /// </summary>
    public static Decoder CreateDecoder(Encoding encoding, DecoderFallback fallback)
    {
        Encoding copy = (Encoding)encoding.Clone();
        copy.DecoderFallback = fallback;
        return copy.GetDecoder();
    }

    private static bool IsName(ReadOnlySpan<byte> label)
    {
        if (label.IsEmpty || !char.IsAsciiLetter((char)label[0]))
        {
            return false;
        }

        foreach (byte b in label)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'.' or (byte)'_' or (byte)'-'))
            {
                return false;
            }
        }

        return true;
    }
}
