using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Utws.Tests.Description.Pages;

/// <summary>axe, which knows WCAG's rules that can be checked by a program, finds nothing on any page, light or dark.</summary>
[Collection(nameof(ChromiumGroup))]
public sealed class PageAccessibilityTests(ChromiumBrowser browser, ProxiedServer server)
{
    public static TheoryData<PageCase, ColorScheme> PagesInBothSchemes
    {
        get
        {
            TheoryData<PageCase, ColorScheme> pages = [];
            foreach (PageCase page in Enum.GetValues<PageCase>())
            {
                pages.Add(page, ColorScheme.Light);
                pages.Add(page, ColorScheme.Dark);
            }

            return pages;
        }
    }

    [ChromiumTheory]
    [MemberData(nameof(PagesInBothSchemes))]
    public async Task Page_HasNothingThatAxeFinds(PageCase page, ColorScheme scheme)
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, page, Options(scheme));
        await AssertAccessibleAsync(visit.Page);
    }

    [ChromiumTheory]
    [InlineData(ColorScheme.Light, "1", "200 OK")]
    [InlineData(ColorScheme.Dark, "1", "200 OK")]
    [InlineData(ColorScheme.Light, "one", "a fault")]
    [InlineData(ColorScheme.Dark, "one", "a fault")]
    public async Task AnsweredForm_HasNothingThatAxeFinds(ColorScheme scheme, string productId, string outcome)
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, PageCase.LocalOperation, Options(scheme));
        FormDriver form = new(visit.Page);
        await form.Field("productID").FillAsync(productId);
        await form.LeaveOut("version").CheckAsync();
        await form.SendAsync(outcome);
        await AssertAccessibleAsync(visit.Page);
    }

    // The pages' own policy would keep axe's script out. Transitions are off, lest a colour is judged on its way.
    private static BrowserNewContextOptions Options(ColorScheme scheme) =>
        new() { BypassCSP = true, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce };

    private static async Task AssertAccessibleAsync(IPage page)
    {
        AxeResult result = await page.RunAxe();
        Assert.NotEmpty(result.Passes);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.SelectMany(
            v => v.Nodes.Select(n => $"{v.Id}: {n.Html} ({v.Help})"))));
    }
}
