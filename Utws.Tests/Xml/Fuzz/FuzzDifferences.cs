using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Utws.Core.Xml;
using Utws.Tests.Xml.Suites;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>
/// The deliberate differences between our reader and the framework's, as rules over arbitrary documents (KnownDifferences.tsv
/// lists those of the suites one by one). A difference that no rule explains is a failure.
/// </summary>
internal static partial class FuzzDifferences
{
    /// <summary>The clause that makes ours right, or null if nothing does.</summary>
    public static string? Explain(byte[] document, ReadOutcome ours, ReadOutcome framework) =>
        framework.Accepts ? WhyOnlyOursRefuses(document, ours) : ours.Accepts ? WhyOnlyFrameworkRefuses(document, framework) : null;

    /// <summary>
    /// The document without what the framework alone refuses, so that the rest can be compared; null if that is not its trouble.
    /// </summary>
    public static byte[]? WithoutWhatFrameworkAloneRefuses(byte[] document, ReadOutcome framework)
    {
        if (framework.Message is null)
        {
            return null;
        }

        // 2.8: a version 1.x is 1.0 to a reader of the fifth edition.
        if (OtherVersion().Match(framework.Message) is { Success: true } version)
        {
            return DocumentText.Replace(document, version.Groups["version"].Value, "1.0");
        }

        // 2.6: an instruction's target may begin with xml.
        if (framework.Message.StartsWith("Unexpected XML declaration", StringComparison.Ordinal) && DocumentText.LongerTargetThanXml(document) is { } next)
        {
            return DocumentText.Replace(document, "<?xml" + next, "<?xml\u00e9");
        }

        // 2.3: the fourth edition's tables of name characters; é is a name start character in both editions.
        return FifthEditionCharacter(framework.Message) is { Length: > 0 } character && !char.IsHighSurrogate(character[^1])
            ? DocumentText.Replace(document, character, "\u00e9")
            : null;
    }

    private static string? WhyOnlyFrameworkRefuses(byte[] document, ReadOutcome framework) => framework.Message switch
    {
        { } message when OtherVersion().IsMatch(message) => "XML 1.0 5th ed., 2.8",
        { } message when FifthEditionCharacter(message) is not null => "XML 1.0 5th ed., 2.3",
        { } message when message.StartsWith("Unexpected XML declaration", StringComparison.Ordinal) && DocumentText.LongerTargetThanXml(document) is not null => "XML 1.0 5th ed., 2.3 and 2.6",
        { } message when message.StartsWith("System does not support 'utf8' encoding", StringComparison.OrdinalIgnoreCase) => "the label utf8 is UTF-8",
        _ => null,
    };

    private static string? WhyOnlyOursRefuses(byte[] document, ReadOutcome ours) => ours.Reason switch
    {
        nameof(XmlError.InvalidVersion) or nameof(XmlError.InvalidDeclaration)
            when DocumentText.Version(document) is { } version && !RightVersion().IsMatch(version) => "XML 1.0, 2.8 [26]",
        nameof(XmlError.InvalidBytes) when EndsWithinACharacter(document) => "XML 1.0, 4.3.3: half a character at the end",
        nameof(XmlError.InvalidBytes) when DocumentText.IsInvalidInDeclaredEncoding(document) => "XML 1.0, 4.3.3: not in the declared encoding",
        nameof(XmlError.EncodingMismatch) when document.AsSpan().StartsWith(Encoding.UTF8.Preamble) => "XML 1.0, 4.3.3: the UTF-8 mark and another label",
        nameof(XmlError.InvalidReferencedCharacter) when DocumentText.HasReferenceBeyondUnicode(document) => "XML 1.0, 4.1, WFC Legal Character",
        nameof(XmlError.XmlnsElementPrefix) => "Namespaces in XML 1.0, 3, NSC Reserved Prefixes and Namespace Names",
        nameof(XmlError.NameTooLong) => "the limit MaxNameBytes",
        _ => null,
    };

    /// <summary>Whether taking away one to three bytes at the end, and nothing else, makes the document acceptable.</summary>
    private static bool EndsWithinACharacter(byte[] document)
    {
        using Utf8XmlReader reader = new();
        for (int count = 1; count <= Math.Min(3, document.Length); count++)
        {
            if (PushFace.Read(reader, document.AsSpan(0, document.Length - count)).Accepts)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The character at which the framework stops, if it may stand in a name ([4] and [4a]) by the fifth edition and not by the
    /// fourth; of a character beyond U+FFFF some messages have the first half only.
    /// </summary>
    private static string? FifthEditionCharacter(string message)
    {
        Match match = FourthEditionName().Match(message);
        string at = match.Groups["at"].Value;
        if (at.Length == 0 || (at[0] is >= '\uD800' and <= '\uDB7F' && (at.Length == 1 || !char.IsLowSurrogate(at[1]))))
        {
            return at.Length == 0 ? null : at[..1];
        }

        if (!Rune.TryGetRuneAt(at, 0, out Rune rune))
        {
            return null;
        }

        // XmlConvert has the fourth edition's tables: what they allow is not what stopped the framework.
        bool isInside = !message.StartsWith("Name cannot begin", StringComparison.Ordinal);
        bool isFourth = rune.IsBmp && (isInside ? XmlConvert.IsNCNameChar((char)rune.Value) : XmlConvert.IsStartNCNameChar((char)rune.Value));
        return !isFourth && IsFifthEditionName(rune.Value, isInside) ? rune.ToString() : null;
    }

    private static bool IsFifthEditionName(int value, bool isInside)
    {
        bool isStart = value is (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x2FF) or (>= 0x370 and <= 0x37D)
            or (>= 0x37F and <= 0x1FFF) or 0x200C or 0x200D or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF)
            or (>= 0x3001 and <= 0xD7FF) or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF);
        return isStart || (isInside && value is 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040);
    }

    [GeneratedRegex("^Version number '(?<version>1\\.[0-9]+)' is invalid", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OtherVersion();

    [GeneratedRegex("^1\\.[0-9]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RightVersion();

    [GeneratedRegex("^(Name cannot begin with the |The |)'(?<at>.{1,2})[^']*' (character, hexadecimal value|is an unexpected token)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex FourthEditionName();
}
