using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Utws.Tests.Support;

namespace Utws.Tests.Description.Pages;

/// <summary>A page lets its browser do what it needs and nothing else.</summary>
public sealed class PageSecurityTests(ProxiedServer fixture) : IClassFixture<ProxiedServer>
{
    public static TheoryData<PageCase> Pages => [.. Enum.GetValues<PageCase>()];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_HasTheFieldsThatKeepItToItself(PageCase page)
    {
        RawHttpResponse response = await fixture.GetAsync(page);
        Assert.Equal("text/html; charset=utf-8", response.Header("Content-Type"));
        Assert.Equal("nosniff", response.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", response.Header("Referrer-Policy"));
        Assert.Equal(response.Body.Length.ToString(CultureInfo.InvariantCulture), response.Header("Content-Length"));
        Assert.Equal(response.Status == 200 ? "private, max-age=0" : "private", response.Header("Cache-Control"));
    }

    [Theory]
    [InlineData(PageCase.Service, 0, false)]
    [InlineData(PageCase.RemoteOperation, 1, false)]
    [InlineData(PageCase.LocalOperation, 2, true)]
    [InlineData(PageCase.UnknownOperation, 0, false)]
    [InlineData(PageCase.WrongVerb, 0, false)]
    [InlineData(PageCase.PathInfo, 0, false)]
    public async Task Policy_LetsInWhatIsOnThePageByItsHashAndNothingElse(PageCase page, int scripts, bool callsTheService)
    {
        RawHttpResponse response = await fixture.GetAsync(page);
        IHtmlDocument document = StrictHtml.Parse(response.BodyText);
        string[] scriptHashes = Hashes(document, "script");
        Assert.Equal(scripts, scriptHashes.Length);
        string[] expected =
        [
            "default-src 'none'",
            "style-src " + string.Join(' ', Hashes(document, "style")),
            "img-src data:",
            .. scripts > 0 ? ["script-src " + string.Join(' ', scriptHashes)] : Array.Empty<string>(),
            .. callsTheService ? ["connect-src 'self'"] : Array.Empty<string>(),
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ];
        Assert.Equal(string.Join("; ", expected), response.Header("Content-Security-Policy"));
    }

    // What a policy by hashes would refuse, or what would leave the page.
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_HasNoInlineHandlerNoStyleAttributeAndNoOtherAddress(PageCase page)
    {
        IHtmlDocument document = StrictHtml.Parse((await fixture.GetAsync(page)).BodyText);
        IEnumerable<IElement> all = document.All.Concat(
            document.QuerySelectorAll("template").OfType<IHtmlTemplateElement>().SelectMany(t => t.Content.QuerySelectorAll("*")));
        Assert.All(all.SelectMany(e => e.Attributes), attribute =>
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style", attribute.Name);
            if (attribute.Name is "href" or "src" or "action" or "srcset" or "formaction")
            {
                Assert.False(
                    attribute.Value.Contains("//", StringComparison.Ordinal) && !attribute.Value.StartsWith("data:image/svg+xml;base64,", StringComparison.Ordinal),
                    attribute.Value);
            }
        });
        Assert.All(document.QuerySelectorAll("style"), style =>
        {
            Assert.DoesNotContain("url(", style.TextContent, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("@import", style.TextContent, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Script_MakesNoMarkupOfText(PageCase page)
    {
        IHtmlDocument document = StrictHtml.Parse((await fixture.GetAsync(page)).BodyText);
        string[] forbidden = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "setHTMLUnsafe"];
        Assert.All(document.QuerySelectorAll("script"), script => Assert.All(
            forbidden, word => Assert.DoesNotContain(word, script.TextContent, StringComparison.Ordinal)));
    }

    private static string[] Hashes(IHtmlDocument document, string element) =>
        [.. document.QuerySelectorAll(element).Select(e => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(e.TextContent)))}'")];
}
