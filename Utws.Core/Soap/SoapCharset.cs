using System.Text;
using Utws.Core.Xml;

namespace Utws.Core.Soap;

/// <summary>From the <c>Content-Type</c> to the encoding of the body: section 5 of the wire facts, with deviation (a).</summary>
internal static class SoapCharset
{
    /// <summary>
    /// A known <c>charset</c> decides, whatever the XML declaration says, and invalid bytes are replaced. Without one,
    /// <c>application/*</c> follows XML's own rules and is strict (5.5, 5.6); everything else follows XML's rules too, where
    /// the old runtime took US-ASCII and lost every other character, but invalid bytes still are no error (4.33).
    /// </summary>
    public static XmlInputEncoding EncodingOf(ReadOnlySpan<char> contentType)
    {
        if (SoapMediaType.TryGetParameter(contentType, "charset", out ReadOnlySpan<char> charset) && !charset.IsEmpty)
        {
            // Nearly every client says utf-8: no look-up, no string.
            if (charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            {
                return new XmlInputEncoding(Encoding.UTF8, ReplaceInvalidBytes: true);
            }

            // Every code page that Windows knows (5.8); a name that it doesn't is no error (5.4).
            if (XmlEncodings.Find(charset.ToString()) is { } encoding)
            {
                return new XmlInputEncoding(encoding, ReplaceInvalidBytes: true);
            }
        }

        return new XmlInputEncoding(External: null, ReplaceInvalidBytes: !SoapMediaType.IsApplication(contentType));
    }
}
