using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Utws.Api.Operations.Dashboard;
using Utws.Tests.Description.Pages;
using Utws.Tests.Forwarding;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Operations.Dashboard;

/// <summary>The dashboard's stream of events in a browser: it comes back after whatever ended it, and is not held for nobody.</summary>
[Collection(nameof(ChromiumGroup))]
public sealed class DashboardStreamTests(ChromiumBrowser browser)
{
    // The page's patience, its first pause, and a slow machine.
    private const float ReturnMilliseconds = 30_000;

    // Neither end hears of it, as when a firewall forgets a connection.
    [ChromiumFact]
    public async Task Stream_SilentWithoutAnEnd_IsOpenedAnew()
    {
        await using UtwsServer server = await DashboardServer.StartAsync();
        await using LossyProxy proxy = new(server.AdminOf().Port);
        await using DashboardVisit visit = await DashboardVisit.OpenAsync(browser, server, port: proxy.Port);
        ILocator connection = visit.Page.Locator("#connection");
        await Assertions.Expect(connection).ToHaveTextAsync("Live");

        // What the browser has kept for another request would be tried first.
        await RecorderRun.UntilAsync(() => proxy.Connections == 1);
        proxy.Freeze();
        await Assertions.Expect(connection).ToHaveTextAsync("No connection", new() { Timeout = ReturnMilliseconds });
        await Assertions.Expect(connection).ToHaveTextAsync("Live", new() { Timeout = ReturnMilliseconds });
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [ChromiumFact]
    public async Task Stream_Refused_IsOpenedAnew()
    {
        await using UtwsServer server = await DashboardServer.StartAsync();
        await using LossyProxy proxy = new(server.AdminOf().Port);
        await using DashboardVisit visit = await DashboardVisit.OpenAsync(browser, server, port: proxy.Port);
        ILocator connection = visit.Page.Locator("#connection");
        proxy.Mode = ProxyMode.Refuse;
        await Assertions.Expect(connection).ToHaveTextAsync("No connection", new() { Timeout = ReturnMilliseconds });
        proxy.Mode = ProxyMode.Pass;
        await Assertions.Expect(connection).ToHaveTextAsync("Live", new() { Timeout = ReturnMilliseconds });
    }

    // A browser has six connections for all its tabs of a server; a seventh tab would wait for ever.
    [ChromiumFact]
    public async Task Stream_TabUnseenForMoreThanAMinute_RestsUntilItIsSeen()
    {
        await using UtwsServer server = await DashboardServer.StartAsync();
        DashboardEvents events = server.Services.GetRequiredService<DashboardEvents>();
        await using DashboardVisit visit = await DashboardVisit.OpenAsync(browser, server);
        await visit.Page.Clock.InstallAsync();

        await SeeAsync(visit, isHidden: true);
        await visit.Page.Clock.FastForwardAsync(59_000);
        Assert.Equal(1, events.Streams);
        await visit.Page.Clock.FastForwardAsync(2_000);
        await RecorderRun.UntilAsync(() => events.Streams == 0);
        await Assertions.Expect(visit.Page.Locator("#connection")).ToHaveTextAsync("Live");

        await SeeAsync(visit, isHidden: false);
        await RecorderRun.UntilAsync(() => events.Streams == 1);
        visit.AssertQuiet();
    }

    private static async Task SeeAsync(DashboardVisit visit, bool isHidden) => _ = await visit.Page.EvaluateAsync(
        "isHidden => { Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }",
        isHidden);
}
