using Microsoft.Playwright;

namespace Utws.Tests.Description.Pages;

/// <summary>One browser for all tests that need one; each test has a context, which is a profile of its own, in it.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    // Nothing but the pages: no first-run pages, no updates, no components, no synchronisation, no QUIC past the recorded requests.
    private static readonly string[] s_arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal IBrowser Browser => _browser!;

    public async Task InitializeAsync()
    {
        // The tests are skipped, but the runner makes what they would have shared.
        if (ChromiumInstallation.MissingBecause is null)
        {
            _playwright = await Playwright.CreateAsync();
            Assertions.SetDefaultExpectTimeout(PageVisit.PatienceMilliseconds);
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = ChromiumInstallation.ExecutablePath,
                Args = s_arguments,
            });
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
