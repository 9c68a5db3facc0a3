using System.Text;
using System.Text.RegularExpressions;
using Utws.Core.Xml;

namespace Utws.Api.Commands.Source;

/// <summary>A document's bytes as a person sees them, to show a line of it.</summary>
internal static partial class SourceText
{
    // An XML declaration is shorter.
    private const int MaxDeclarationBytes = 200;

    /// <summary>The line around a place, both counted from 1 as the XML reader counts.</summary>
    public static SourceExcerpt ExcerptAt(ReadOnlySpan<byte> document, XmlInputEncoding encoding, int line, int column)
    {
        string text = Decode(document, encoding);
        ReadOnlySpan<char> rest = text;
        for (int passed = 1; passed < line && !rest.IsEmpty; passed++)
        {
            int end = rest.IndexOfAny('\r', '\n');
            rest = end < 0 ? default : rest[(end + (rest[end..].StartsWith("\r\n") ? 2 : 1))..];
        }

        int lineEnd = rest.IndexOfAny('\r', '\n');
        return SourceExcerpt.Of(lineEnd < 0 ? rest : rest[..lineEnd], column);
    }

    /// <summary>Where a piece of markup first stands; zeros if it is nowhere.</summary>
    public static (int Line, int Column) PlaceOf(ReadOnlySpan<byte> document, XmlInputEncoding encoding, string markup)
    {
        string text = Decode(document, encoding);
        int index = text.IndexOf(markup, StringComparison.Ordinal);
        if (index < 0)
        {
            return (0, 0);
        }

        string before = text[..index].ReplaceLineEndings("\n");
        return (before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>The name of the encoding that the document itself tells: by a mark, the look of its first bytes, or its declaration; null if it is silent.</summary>
    public static string? EncodingNameOf(ReadOnlySpan<byte> document) => document switch
    {
        [0xEF, 0xBB, 0xBF, ..] => null,
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [(byte)'<', 0, ..] or [0, (byte)'<', ..] => "utf-16",
        _ => DeclaredEncoding().Match(Encoding.Latin1.GetString(document[..Math.Min(document.Length, MaxDeclarationBytes)])) is { Success: true } match
            ? match.Groups["name"].Value
            : null,
    };

    private static string Decode(ReadOnlySpan<byte> document, XmlInputEncoding encoding) => document switch
    {
        [0xEF, 0xBB, 0xBF, .. var text] => Encoding.UTF8.GetString(text),
        [0xFF, 0xFE, .. var text] => Encoding.Unicode.GetString(text),
        [0xFE, 0xFF, .. var text] => Encoding.BigEndianUnicode.GetString(text),
        _ when encoding.External is { } external => external.GetString(document),
        [(byte)'<', 0, ..] => Encoding.Unicode.GetString(document),
        [0, (byte)'<', ..] => Encoding.BigEndianUnicode.GetString(document),
        _ => (EncodingNameOf(document) is { } name ? XmlEncodings.Find(name) ?? Encoding.UTF8 : Encoding.UTF8).GetString(document),
    };

    [GeneratedRegex("""^<\?xml[^>]*?\sencoding\s*=\s*["'](?<name>[A-Za-z][A-Za-z0-9._-]*)["']""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeclaredEncoding();
}
