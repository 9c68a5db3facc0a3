using Microsoft.Playwright;
using Utws.Tests.Support;

namespace Utws.Tests.Description.Pages;

/// <summary>The buttons that copy a sample.</summary>
[Collection(nameof(ChromiumGroup))]
public sealed class CopyButtonTests(ChromiumBrowser browser, ProxiedServer server)
{
    // The page says so for two seconds.
    private const int ShownMilliseconds = 2000;

    private static readonly string[] s_clipboard = ["clipboard-read", "clipboard-write"];

    [ChromiumFact]
    public async Task Click_PutsTheSampleIntoTheClipboardAndSaysSo()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(
            browser, server, PageCase.RemoteOperation, new BrowserNewContextOptions { Permissions = s_clipboard }, StopClockAsync);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy SOAP 1.2 sample response" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied");
        string contract = VisibleText.OfContract();
        Assert.Equal(
            contract[contract.LastIndexOf("HTTP/1.1 200 OK", StringComparison.Ordinal)..],
            await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await visit.Page.Clock.RunForAsync(ShownMilliseconds);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToBeEmptyAsync();
        visit.AssertQuiet();
    }

    // A page that came over plain HTTP from another machine has no navigator.clipboard.
    [ChromiumFact]
    public async Task Click_WithoutTheClipboardsInterface_CopiesBySelection()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(
            browser,
            server,
            PageCase.LocalOperation,
            beforeLoading: async page =>
            {
                await StopClockAsync(page);
                _ = await page.AddInitScriptAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
            });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy SOAP 1.1 sample request" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Copied", new() { Exact = true })).ToHaveCountAsync(1);
        ILocator field = visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "apiVersion" });
        await field.FillAsync("");
        await field.PressAsync("Control+V");
        Assert.StartsWith($"POST {WireNames.Path} HTTP/1.1", await field.InputValueAsync(), StringComparison.Ordinal);
        visit.AssertQuiet();
    }

    // What is shown for a while stays until the test lets time pass.
    private static async Task StopClockAsync(IPage page)
    {
        await page.Clock.InstallAsync(new ClockInstallOptions { TimeDate = DateTime.UnixEpoch });
        await page.Clock.PauseAtAsync(DateTime.UnixEpoch.AddSeconds(1));
    }
}
