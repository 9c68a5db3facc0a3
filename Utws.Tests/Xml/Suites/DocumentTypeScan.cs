using System.Text;
using System.Text.RegularExpressions;

namespace Utws.Tests.Xml.Suites;

/// <summary>Finds a document type declaration without a parser, since it is parsers that are judged.</summary>
internal static partial class DocumentTypeScan
{
    public static bool HasDocumentType(ReadOnlySpan<byte> document) => Prolog().IsMatch(Decode(document));

    /// <summary>All that matters before a DOCTYPE is ASCII, so UTF-16 told by its first bytes or Latin-1 will do.</summary>
    private static string Decode(ReadOnlySpan<byte> document)
    {
        if (document.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || document.StartsWith("<\0"u8))
        {
            return Encoding.Unicode.GetString(document);
        }

        if (document.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || document.StartsWith("\0<"u8))
        {
            return Encoding.BigEndianUnicode.GetString(document);
        }

        return Encoding.Latin1.GetString(document);
    }

    [GeneratedRegex("\\A[\\uFEFF\\u00EF\\u00BB\\u00BF]*(\\s|<!--.*?-->|<\\?.*?\\?>)*<!DOCTYPE", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Prolog();
}
