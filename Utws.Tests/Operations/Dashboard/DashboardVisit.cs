using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Utws.Tests.Description.Pages;
using Utws.Tests.Support;

namespace Utws.Tests.Operations.Dashboard;

/// <summary>The dashboard in the browser, with everything it asked for and complained of.</summary>
internal sealed class DashboardVisit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private DashboardVisit(IBrowserContext context, IPage page, string origin)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(origin, StringComparison.Ordinal))
            {
                _complaints.Add("elsewhere: " + request.Url);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Opens the page, at another port where a proxy is between, and waits until it has the state.</summary>
    public static async Task<DashboardVisit> OpenAsync(ChromiumBrowser browser, UtwsServer server, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool isForAxe = false, int? port = null)
    {
        // Axe's script is none of the page's, and transitions would have it judge a colour on its way.
        IBrowserContext context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            BypassCSP = isForAxe,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(PageVisit.PatienceMilliseconds);
        string origin = $"http://127.0.0.1:{port ?? server.AdminOf().Port}/";
        DashboardVisit visit = new(context, await context.NewPageAsync(), origin);
        _ = await visit.Page.GotoAsync(origin);
        await Assertions.Expect(visit.Page.Locator("body.ready")).ToHaveCountAsync(1);
        return visit;
    }

    /// <summary>Keeps what it looks like in artifacts/screenshots, for people to look at.</summary>
    public Task KeepPictureAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(RepositoryPaths.Root, "artifacts", "screenshots", name + ".png"),
        FullPage = true,
    });

    /// <summary>Nothing was asked of another host, and nothing was complained of.</summary>
    public void AssertQuiet() => Assert.Empty(_complaints);

    /// <summary>It scrolls in one direction (WCAG 2.2, 1.4.10), but for tables in regions that scroll by themselves.</summary>
    public async Task AssertFitsAsync(int width)
    {
        Assert.Equal(width, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('main :not(.scroll *, .visually-hidden, th *)')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 200))"));
    }

    public async Task AssertAccessibleAsync()
    {
        AxeResult result = await Page.RunAxe();
        Assert.NotEmpty(result.Passes);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html} ({v.Help})"))));
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
