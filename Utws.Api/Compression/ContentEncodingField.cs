using Microsoft.Extensions.Primitives;

namespace Utws.Api.Compression;

/// <summary>Reads a request's <c>Content-Encoding</c> (RFC 9110, 8.4).</summary>
internal static class ContentEncodingField
{
    // What some clients write there and mean the charset. It is no coding, the old runtime never looked (4.36), and nothing is coded.
    private static readonly string[] s_charsets = ["utf-8", "utf8", "utf-16", "iso-8859-1", "us-ascii"];

    /// <summary>
    /// The one coding of the body. False for a coding that nobody knows here, and for more than one: no client of this service has
    /// a reason to code twice, and each layer would multiply what a few bytes can cost.
    /// </summary>
    public static bool TryRead(StringValues values, out ContentCoding coding)
    {
        coding = ContentCoding.Identity;
        foreach (string? value in values)
        {
            ReadOnlySpan<char> list = value;
            foreach (Range item in list.Split(','))
            {
                ReadOnlySpan<char> name = list[item].Trim(" \t");
                if (name.IsEmpty || IsCharset(name))
                {
                    continue;
                }

                bool isFirst = coding == ContentCoding.Identity;
                if (!ContentCodingNames.TryFind(name, out ContentCoding found) || (found != ContentCoding.Identity && !isFirst))
                {
                    return false;
                }

                coding = isFirst ? found : coding;
            }
        }

        return true;
    }

    private static bool IsCharset(ReadOnlySpan<char> name)
    {
        foreach (string charset in s_charsets)
        {
            if (name.Equals(charset, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
