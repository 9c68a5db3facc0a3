using System.Text;

namespace Utws.Api.Description.Pages;

/// <summary>The one way from text to HTML, good for content and for quoted attributes.</summary>
internal static class HtmlText
{
    /// <summary>
    /// Appends text, its markup characters as references. What HTML forbids even as a reference (controls, noncharacters, half a
    /// surrogate pair; HTML, 13.2.3.5 and 13.2.5.80) becomes U+FFFD.
    /// </summary>
    public static void Append(StringBuilder html, string? text)
    {
        foreach (Rune rune in (text ?? "").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '&' => html.Append("&amp;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                '\t' or '\n' => html.Append((char)rune.Value),
                _ when IsForbidden(rune) => html.Append('\uFFFD'),
                _ => html.Append(rune.ToString()),
            };
        }
    }

    // Every plane's last two code points are noncharacters, and so are U+FDD0 to U+FDEF.
    private static bool IsForbidden(Rune rune) =>
        Rune.IsControl(rune) || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
