using System.Globalization;
using Microsoft.Playwright;

namespace Utws.Tests.Description.Pages;

/// <summary>One page in the browser, with everything it asked for and complained of.</summary>
internal sealed class PageVisit : IAsyncDisposable
{
    /// <summary>Only a test that fails meets it: a busy machine's browser takes seconds for what takes milliseconds otherwise.</summary>
    public const float PatienceMilliseconds = 30_000;

    private readonly IBrowserContext _context;
    private readonly string _origin;
    private readonly List<string> _complaints = [];
    private readonly List<string> _strays = [];

    private PageVisit(IBrowserContext context, IPage page, string origin)
    {
        _context = context;
        _origin = origin;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
        page.RequestFailed += (_, request) => _strays.Add("failed: " + request.Url);
        page.Request += (_, request) =>
        {
            Requests.Add(request);
            if (!request.Url.StartsWith(_origin, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _strays.Add("elsewhere: " + request.Url);
            }
        };
    }

    public IPage Page { get; }

    public List<IRequest> Requests { get; } = [];

    public static async Task<PageVisit> OpenAsync(
        ChromiumBrowser browser, ProxiedServer server, PageCase pageCase, BrowserNewContextOptions? options = null, Func<IPage, Task>? beforeLoading = null)
    {
        PageRequest request = PageRequest.Of(pageCase);
        IBrowserContext context = await browser.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMilliseconds);
        await context.SetExtraHTTPHeadersAsync(request.Headers.Select(h => KeyValuePair.Create(h.Name, h.Value)));
        IPage page = await context.NewPageAsync();
        string origin = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{server.Server.Endpoint.Port}/");
        PageVisit visit = new(context, page, origin);
        await (beforeLoading?.Invoke(page) ?? Task.CompletedTask);
        if (request.Method != "GET")
        {
            await page.RouteAsync("**", route => route.ContinueAsync(new RouteContinueOptions { Method = request.Method }));
        }

        _ = await page.GotoAsync(origin + request.Target.TrimStart('/'));
        return visit;
    }

    /// <summary>Nothing was asked of another host, nothing failed, nothing was complained of but the statuses that the test is about.</summary>
    public void AssertQuiet(params int[] expectedStatuses)
    {
        Assert.Empty(_strays);
        string[] expected = [.. expectedStatuses.Select(
            s => string.Create(CultureInfo.InvariantCulture, $"Failed to load resource: the server responded with a status of {s} "))];
        Assert.DoesNotContain(_complaints, c => !expected.Any(e => c.StartsWith(e, StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
