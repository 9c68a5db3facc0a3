using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Utws.Tests.Description.Pages;

/// <summary>The pages are HTML without an error, and built such that a screen reader finds its way.</summary>
public sealed class PageMarkupTests(ProxiedServer fixture) : IClassFixture<ProxiedServer>
{
    public static TheoryData<PageCase> Pages => [.. Enum.GetValues<PageCase>()];

    // That the parser finds errors at all.
    [Theory]
    [InlineData("<title>no doctype</title>")]
    [InlineData("<!DOCTYPE html><title>t</title><div><p></div></p>")]
    [InlineData("<!DOCTYPE html><title>t</title><p id=a id=b>")]
    public void Parse_WrongMarkup_IsAnError(string html) => _ = Assert.Throws<HtmlParseException>(() => StrictHtml.Parse(html));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_IsHtmlWithALanguageATitleAndAViewport(PageCase page)
    {
        IHtmlDocument document = await ParseAsync(page);
        Assert.Equal("html", document.Doctype.Name);
        Assert.Equal("en", document.DocumentElement.GetAttribute("lang"));
        Assert.EndsWith("UTWS Web Service", document.Title, StringComparison.Ordinal);
        Assert.Equal("utf-8", document.QuerySelector("meta[charset]")!.GetAttribute("charset"));
        Assert.Equal("width=device-width, initial-scale=1", document.QuerySelector("meta[name=viewport]")!.GetAttribute("content"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_HasOneMainHeadingAndSkipsNoLevel(PageCase page)
    {
        IHtmlDocument document = await ParseAsync(page);
        int[] levels = [.. document.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0')];
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} after h{pair.First}"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_HasAllItsContentInLandmarks(PageCase page)
    {
        IHtmlDocument document = await ParseAsync(page);
        Assert.Equal(["header", "main"], document.Body!.Children.Select(e => e.LocalName).Where(n => n != "script"), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_HasNoIdTwiceAndNoReferenceToNone(PageCase page)
    {
        IHtmlDocument document = await ParseAsync(page);
        string[] ids = [.. Everything(document).Select(e => e.Id).OfType<string>().Where(id => id.Length > 0)];
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids, StringComparer.Ordinal);
        Assert.All(
            Everything(document).Select(e => e.GetAttribute("aria-labelledby")).Where(id => id is not null),
            id => Assert.Contains(id!, ids, StringComparer.Ordinal));
    }

    // The form's script makes copies of what is in the template: labels must be around their fields, not point at them.
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Field_IsInALabel(PageCase page) => Assert.All(
        Everything(await ParseAsync(page)).Where(e => e.LocalName is "input" or "select" or "textarea"),
        field => Assert.NotEmpty(field.Closest("label")?.TextContent.Trim() ?? ""));

    [Fact]
    public async Task LocalOperationPage_HasAFieldForEachMemberOfTheContract()
    {
        IHtmlDocument document = await ParseAsync(PageCase.LocalOperation);
        Assert.Equal(
            [
                "apiVersion", "productID", "version", "osPlatform", "osVersion", "servicePack", "osBits", "architecture", "langID",
                "country", "locale",
            ],
            Everything(document).Where(e => e.Matches("input[type=text]")).Select(e => e.GetAttribute("name")),
            StringComparer.Ordinal);
        Assert.Equal(
            ["version", "servicePack", "langID", "country", "locale"],
            Everything(document).Where(e => e.Matches(".leave-out")).Select(e => e.PreviousElementSibling!.QuerySelector("input")!.GetAttribute("name")),
            StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task ScrollingBlock_CanBeReachedByKeyboardAndHasAName(PageCase page) => Assert.All(
        (await ParseAsync(page)).QuerySelectorAll("pre, .table"),
        block =>
        {
            Assert.Equal("0", block.GetAttribute("tabindex"));
            Assert.Equal("region", block.GetAttribute("role"));
            Assert.True(block.HasAttribute("aria-label") || block.HasAttribute("aria-labelledby"));
        });

    // A button that needs a script is made by it, or is in the form that it shows.
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_HasNoButtonThatDoesNothingWithoutScripts(PageCase page) => Assert.All(
        (await ParseAsync(page)).QuerySelectorAll("button"), button => Assert.NotNull(button.Closest("form[hidden]")));

    // What a template has is in a document of its own.
    private static IEnumerable<IElement> Everything(IHtmlDocument document) =>
        document.All.Concat(document.QuerySelectorAll("template").OfType<IHtmlTemplateElement>().SelectMany(t => t.Content.QuerySelectorAll("*")));

    private async Task<IHtmlDocument> ParseAsync(PageCase page) => StrictHtml.Parse((await fixture.GetAsync(page)).BodyText);
}
