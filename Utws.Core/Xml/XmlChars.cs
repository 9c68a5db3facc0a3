using System.Text;

namespace Utws.Core.Xml;

/// <summary>What a byte or a character may be part of (XML 1.0, fifth edition, productions 2 to 5).</summary>
internal static class XmlChars
{
    /// <summary>The byte alone can begin a name without a colon.</summary>
    public const byte NameStart = 1;

    /// <summary>The byte alone can stand in a name without a colon.</summary>
    public const byte Name = 2;

    /// <summary>White space ([3] S).</summary>
    public const byte Whitespace = 4;

    /// <summary>The byte may stand in a value of the XML declaration.</summary>
    public const byte DeclarationValue = 8;

    /// <summary>The byte needs no look in comments, instructions and CDATA sections: no delimiter of theirs, carriage return or control.</summary>
    public const byte Raw = 16;

    private static readonly byte[] s_classes = BuildClasses();

    /// <summary>The flags of each byte value; a byte array of 256, so that an index by a byte needs no check.</summary>
    public static byte[] Classes => s_classes;

    /// <summary>[4] NameStartChar without the colon.</summary>
    public static bool IsNameStart(Rune rune) =>
        rune.IsAscii ? (s_classes[rune.Value] & NameStart) != 0 : IsNonAsciiNameStart(rune.Value);

    /// <summary>[4a] NameChar without the colon.</summary>
    public static bool IsName(Rune rune) =>
        rune.IsAscii
            ? (s_classes[rune.Value] & Name) != 0
            : rune.Value is 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040 || IsNonAsciiNameStart(rune.Value);

    /// <summary>[2] Char, for a number that a reference names.</summary>
    public static bool IsChar(int value) =>
        value is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF);

    private static bool IsNonAsciiNameStart(int value) =>
        value is (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x2FF) or (>= 0x370 and <= 0x37D)
            or (>= 0x37F and <= 0x1FFF) or 0x200C or 0x200D or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF)
            or (>= 0x3001 and <= 0xD7FF) or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF);

    private static byte[] BuildClasses()
    {
        byte[] classes = new byte[256];
        for (int value = 0; value < 256; value++)
        {
            byte b = (byte)value;
            bool letter = b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_';
            bool name = letter || b is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'.';
            bool white = b is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';

            // U+FFFE and U+FFFF are EF BF BE and EF BF BF: the other bytes above 0x7F cannot be wrong once the UTF-8 is valid.
            bool plain = b is >= 0x20 and not 0xEF;
            classes[value] = (byte)((letter ? NameStart : 0)
                | (name ? Name : 0)
                | (white ? Whitespace : 0)
                | (plain && b is not ((byte)'<' or (byte)'>' or (byte)'&' or (byte)'"' or (byte)'\'') ? DeclarationValue : 0)
                | (plain && b is not ((byte)'-' or (byte)'?' or (byte)']') || b is (byte)'\t' or (byte)'\n' ? Raw : 0));
        }

        return classes;
    }
}
