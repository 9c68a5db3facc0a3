using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Utws.Tests.Description.Pages;

/// <summary>Parses a page as HTML's grammar has it: an error that browsers would mend is an error.</summary>
internal static class StrictHtml
{
    public static IHtmlDocument Parse(string html)
    {
        HtmlParser parser = new(new HtmlParserOptions { IsStrictMode = true });
        return parser.ParseDocument(html);
    }
}
