using Microsoft.Playwright;

namespace Utws.Tests.Description.Pages;

/// <summary>The pages in a browser: their text, their width, and that they ask nobody for anything.</summary>
[Collection(nameof(ChromiumGroup))]
public sealed class PageBrowserTests(ChromiumBrowser browser, ProxiedServer server)
{
    public static TheoryData<PageCase> Pages => [.. Enum.GetValues<PageCase>()];

    // WCAG's width, and that of most phones.
    public static TheoryData<PageCase, int> PagesOnPhones
    {
        get
        {
            TheoryData<PageCase, int> pages = [];
            foreach (PageCase page in Enum.GetValues<PageCase>())
            {
                pages.Add(page, 320);
                pages.Add(page, 390);
            }

            return pages;
        }
    }

    // 9.3.2, with the page's script run: the buttons it makes say nothing.
    [ChromiumFact]
    public async Task RemoteOperationPage_HasThePublishedTextAsTheBrowserShowsIt()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, PageCase.RemoteOperation);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(4);
        string text = await visit.Page.EvaluateAsync<string>("document.body.innerText");
        Assert.Equal(VisibleText.OfContract(), VisibleText.Normalised(text));
        visit.AssertQuiet();
    }

    [ChromiumTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_AsksForNothingElseAndComplainsOfNothing(PageCase page)
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, page);
        _ = Assert.Single(visit.Requests, r => !r.Url.StartsWith("data:", StringComparison.Ordinal));
        visit.AssertQuiet(405, 500);
    }

    // WCAG 2.2, 1.4.10
    [ChromiumTheory]
    [MemberData(nameof(PagesOnPhones))]
    public async Task Page_ScrollsInOneDirectionOnAPhone(PageCase page, int width)
    {
        await using PageVisit visit = await PageVisit.OpenAsync(
            browser, server, page, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 700 } });
        Assert.Equal(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(await visit.Page.EvaluateAsync<bool>("[...document.querySelectorAll('main :not(pre, pre *, .visually-hidden)')].every(e => e.getBoundingClientRect().right <= innerWidth)"));
    }

    // The way between the pages, by their own links.
    [ChromiumFact]
    public async Task Links_LeadFromTheServiceToItsOperationAndBack()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, PageCase.Service);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "logsAvailable" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("logsAvailable");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "complete list" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("UTWS");
        visit.AssertQuiet();
    }

    [ChromiumFact]
    public async Task LocalOperationPage_WithoutScriptsSaysWhyThereIsNoForm()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(
            browser, server, PageCase.LocalOperation, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await Assertions.Expect(visit.Page.GetByText("The test form needs scripts")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }
}
