using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>The text of a document as far as its first bytes tell the encoding: enough to look for a label or to replace a character.</summary>
internal static partial class DocumentText
{
    /// <summary>The document with all of one text replaced by another; null if it has none, or is not in UTF-8 or UTF-16.</summary>
    public static byte[]? Replace(byte[] document, string text, string by)
    {
        Encoding encoding = Detect(document);
        string before = encoding.GetString(document);
        byte[] after = encoding.GetBytes(before.Replace(text, by, StringComparison.Ordinal));
        return before.Contains(text, StringComparison.Ordinal) && encoding.GetBytes(before).AsSpan().SequenceEqual(document) ? after : null;
    }

    /// <summary>The value of encoding="..." in the XML declaration, or null.</summary>
    public static string? Label(byte[] document) =>
        LabelPattern().Match(Detect(document).GetString(document)) is { Success: true } match ? match.Groups["label"].Value : null;

    /// <summary>Whether the document has bytes that are nothing in the encoding that it declares: the framework's decoders then guess.</summary>
    public static bool IsInvalidInDeclaredEncoding(byte[] document)
    {
        Encoding detected = Detect(document);
        if (detected.CodePage == Encoding.UTF8.CodePage && Label(document) is null)
        {
            return false;
        }

        try
        {
            Encoding declared = detected.CodePage == Encoding.UTF8.CodePage ? Encoding.GetEncoding(Label(document)!) : detected;
            Encoding strict = (Encoding)declared.Clone();
            strict.DecoderFallback = DecoderFallback.ExceptionFallback;
            strict.GetCharCount(document);
            return false;
        }
        catch (DecoderFallbackException)
        {
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The value of version="..." in the XML declaration, or null.</summary>
    public static string? Version(byte[] document) =>
        VersionPattern().Match(Detect(document).GetString(document)) is { Success: true } match ? match.Groups["version"].Value : null;

    /// <summary>The character with which an instruction's target goes on behind "xml" by the fifth edition, but not by the fourth; or null.</summary>
    public static string? LongerTargetThanXml(byte[] document) =>
        LongerTargetPattern().Match(Detect(document).GetString(document)) is { Success: true } match && !XmlConvert.IsNCNameChar(match.Value[^1]) ? match.Value[5..] : null;

    /// <summary>Whether there is a reference to a number above U+10FFFF; the framework takes some of them for the surrogates they would need.</summary>
    public static bool HasReferenceBeyondUnicode(byte[] document)
    {
        foreach (Match match in NumberPattern().Matches(Detect(document).GetString(document)))
        {
            Group hex = match.Groups["hex"];
            NumberStyles style = hex.Success ? NumberStyles.HexNumber : NumberStyles.None;
            string digits = (hex.Success ? hex : match.Groups["decimal"]).Value;
            if (UInt128.TryParse(digits, style, CultureInfo.InvariantCulture, out UInt128 value) && value > 0x10FFFF)
            {
                return true;
            }
        }

        return false;
    }

    private static Encoding Detect(ReadOnlySpan<byte> document)
    {
        if (document.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || document.StartsWith("<\0\0\0"u8))
        {
            return Encoding.UTF32;
        }

        if (document.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]) || document.StartsWith("\0\0\0<"u8))
        {
            return new UTF32Encoding(bigEndian: true, byteOrderMark: true);
        }

        if (document.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || document.StartsWith("<\0"u8))
        {
            return Encoding.Unicode;
        }

        return document.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || document.StartsWith("\0<"u8) ? Encoding.BigEndianUnicode : Encoding.UTF8;
    }

    [GeneratedRegex("\\A\\uFEFF?<\\?xml[^>]*?encoding\\s*=\\s*[\"'](?<label>[^\"']*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex LabelPattern();

    [GeneratedRegex("<\\?xml[^\\u0000-\\u007F]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LongerTargetPattern();

    [GeneratedRegex("&#(x(?<hex>[0-9A-Fa-f]+)|(?<decimal>[0-9]+));", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NumberPattern();

    [GeneratedRegex("\\A\\uFEFF?<\\?xml\\s+version\\s*=\\s*(?<quote>[\"'])(?<version>.*?)\\k<quote>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex VersionPattern();
}
