using System.Buffers;

namespace Utws.Core.Xml;

/// <summary>
/// Which names the writer accepts: XML 1.0, fifth edition, productions [4] to [7]. The framework's writers know the fourth edition, whose names are
/// all names of the fifth as well.
/// </summary>
internal static class Utf8XmlWriterNames
{
    private const string AsciiNcNameChars = "-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> s_asciiNcNameChars = SearchValues.Create(AsciiNcNameChars);
    private static readonly SearchValues<char> s_asciiNameChars = SearchValues.Create(AsciiNcNameChars + ":");

    /// <summary>Namespaces in XML 1.0, production [4] NCName.</summary>
    public static bool IsNcName(ReadOnlySpan<char> name) => IsNmToken(name, allowColon: false) && IsStart(name);

    /// <summary>Namespaces in XML 1.0, production [7] QName.</summary>
    public static bool IsQName(ReadOnlySpan<char> name)
    {
        int colon = name.IndexOf(':');
        return colon < 0 ? IsNcName(name) : IsNcName(name[..colon]) && IsNcName(name[(colon + 1)..]);
    }

    /// <summary>XML 1.0, production [7] Nmtoken; without colons, what an NCName is made of.</summary>
    public static bool IsNmToken(ReadOnlySpan<char> name, bool allowColon = true)
    {
        SearchValues<char> ascii = allowColon ? s_asciiNameChars : s_asciiNcNameChars;
        int next = name.IndexOfAnyExcept(ascii);
        for (int i = next; next >= 0; i += next)
        {
            if (name[i] < 0x80 || !IsNameChar(name, ref i))
            {
                return false;
            }

            i++;
            next = name[i..].IndexOfAnyExcept(ascii);
        }

        return !name.IsEmpty;
    }

    // What a name may hold but not start with: [4a] without [4].
    private static bool IsStart(ReadOnlySpan<char> name) =>
        !(char.IsAsciiDigit(name[0]) || name[0] is '-' or '.' or '\u00B7' or (>= '\u0300' and <= '\u036F') or '\u203F' or '\u2040');

    /// <summary>Production [4a] above ASCII. Leaves <paramref name="index"/> at the last unit of the character.</summary>
    private static bool IsNameChar(ReadOnlySpan<char> name, ref int index)
    {
        char c = name[index];
        if (char.IsHighSurrogate(c) && index + 1 < name.Length && char.IsLowSurrogate(name[index + 1]))
        {
            // U+10000 to U+EFFFF; the planes above are for private use.
            index++;
            return c < '\uDB80';
        }

        return c is '\u00B7' or (>= '\u00C0' and <= '\u1FFF' and not '\u00D7' and not '\u00F7' and not '\u037E')
            or '\u200C' or '\u200D' or '\u203F' or '\u2040' or (>= '\u2070' and <= '\u218F') or (>= '\u2C00' and <= '\u2FEF')
            or (>= '\u3001' and <= '\uD7FF') or (>= '\uF900' and <= '\uFDCF') or (>= '\uFDF0' and <= '\uFFFD');
    }
}
