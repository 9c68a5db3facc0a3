using System.Text;
using System.Text.RegularExpressions;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>The same document in another encoding, with and without what tells the encoding (XML 1.0, 4.3.3 and appendix F).</summary>
internal static partial class EncodingVariants
{
    public static byte[] Transcode(byte[] utf8, Random random)
    {
        string text = Encoding.UTF8.GetString(utf8);
        (Encoding encoding, string label) = random.Next(6) switch
        {
            0 or 1 => ((Encoding)new UnicodeEncoding(bigEndian: false, byteOrderMark: true), "utf-16"),
            2 or 3 => (new UnicodeEncoding(bigEndian: true, byteOrderMark: true), "utf-16"),
            4 => (Encoding.Latin1, "iso-8859-1"),
            _ => (new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), "utf-8"),
        };

        // A quarter keeps the old label, and a quarter goes without a byte order mark: both must be told from the bytes.
        if (random.Next(4) != 0)
        {
            text = Label().Replace(text, "${before}" + label + "${after}", 1);
        }

        byte[] mark = random.Next(4) != 0 ? encoding.GetPreamble() : [];
        return [.. mark, .. encoding.GetBytes(text)];
    }

    [GeneratedRegex("(?<before>\\A\\uFEFF?<\\?xml [^>]*encoding=[\"'])[^\"'>]*(?<after>[\"'])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Label();
}
