using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Utws.Api.Operations.Requests;
using Utws.Core.Soap;
using Utws.Tests.Description.Pages;
using Utws.Tests.Support;

namespace Utws.Tests.Operations.Dashboard;

/// <summary>The dashboard in a browser: on a desk and on a phone, light and dark, with nothing and with a billion sessions.</summary>
[Collection(nameof(ChromiumGroup))]
public sealed class DashboardPageTests(ChromiumBrowser browser)
{
    private const long Billion = 1_200_000_000;

    public static TheoryData<int, ColorScheme, long> Looks
    {
        get
        {
            TheoryData<int, ColorScheme, long> looks = [];
            foreach (long sessions in (long[])[0, Billion])
            {
                foreach (int width in (int[])[1280, 375])
                {
                    looks.Add(width, ColorScheme.Light, sessions);
                    looks.Add(width, ColorScheme.Dark, sessions);
                }
            }

            return looks;
        }
    }

    [ChromiumTheory]
    [MemberData(nameof(Looks))]
    public async Task Page_OfAnySize_FitsAndComplainsOfNothing(int width, ColorScheme scheme, long sessions)
    {
        await using UtwsServer server = await StartAsync(sessions);
        await using DashboardVisit visit = await DashboardVisit.OpenAsync(browser, server, width, scheme);
        await Assertions.Expect(visit.Page.Locator("#tiles")).ToContainTextAsync(sessions == 0 ? "0 since the start" : "980\u202fM since the start");
        await ChooseAllAsync(visit);
        await visit.KeepPictureAsync(string.Create(CultureInfo.InvariantCulture, $"dashboard-{width}-{scheme}-{(sessions == 0 ? "empty" : "full")}"));
        await visit.AssertFitsAsync(width);
        visit.AssertQuiet();
    }

    [ChromiumTheory]
    [MemberData(nameof(Looks))]
    public async Task Page_OfAnySize_HasNothingThatAxeFinds(int width, ColorScheme scheme, long sessions)
    {
        await using UtwsServer server = await StartAsync(sessions);
        await using DashboardVisit visit = await DashboardVisit.OpenAsync(browser, server, width, scheme, isForAxe: true);
        await ChooseAllAsync(visit);
        await visit.Page.Locator("summary").First.ClickAsync();
        await visit.AssertAccessibleAsync();
    }

    [ChromiumFact]
    public async Task Page_NoSessions_TellsWhatToDo()
    {
        await using UtwsServer server = await StartAsync(0);
        await using DashboardVisit visit = await DashboardVisit.OpenAsync(browser, server);
        await ChooseAllAsync(visit);
        await Assertions.Expect(visit.Page.Locator("#field")).ToHaveTextAsync("No session has been announced yet. Try: utws simulate");
        await Assertions.Expect(visit.Page.Locator("#faults")).ToHaveTextAsync("Every request since the start has been answered.");
        await Assertions.Expect(visit.Page.Locator("#charts")).ToContainTextAsync("No request in the last five minutes");
    }

    [ChromiumFact]
    public async Task Page_RecordingOff_SaysThatNothingIsCounted()
    {
        await using UtwsServer server = await DashboardServer.StartAsync();
        await using DashboardVisit visit = await DashboardVisit.OpenAsync(browser, server);
        await Assertions.Expect(visit.Page.Locator("#field")).ToContainTextAsync("recording is off");
        await Assertions.Expect(visit.Page.Locator("#ranges")).ToBeHiddenAsync();
    }

    [ChromiumFact]
    public async Task Page_RequestsCome_ShowsThemWithinSeconds()
    {
        await using UtwsServer server = await StartAsync(0);
        await using DashboardVisit visit = await DashboardVisit.OpenAsync(browser, server);
        ILocator requests = visit.Page.GetByRole(AriaRole.Group, new() { Name = "Requests per second" });
        await Assertions.Expect(requests).ToContainTextAsync("0 since the start");
        await server.PostAsync();
        await server.PostAsync();
        await server.PostAsync(isWellFormed: false);
        await Assertions.Expect(requests).ToContainTextAsync("3 since the start");
        await Assertions.Expect(visit.Page.Locator("#tiles")).ToContainTextAsync("4 since the start");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Row, new() { Name = "Malformed XML 1" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("svg[role=img][aria-label^='Requests per second, by outcome: in the last minute answered ']")).ToHaveCountAsync(1);
        visit.AssertQuiet();
    }

    // The text is a client's: whoever can post a request chooses it.
    [ChromiumFact]
    public async Task Page_VersionThatIsMarkup_IsText()
    {
        await using UtwsServer server = await StartAsync(1000);
        await using DashboardVisit visit = await DashboardVisit.OpenAsync(browser, server);
        await ChooseAllAsync(visit);
        await Assertions.Expect(visit.Page.GetByText(MadeUpField.MarkupVersion)).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("main img")).ToHaveCountAsync(0);
        Assert.StartsWith("UTWS · ", await visit.Page.TitleAsync(), StringComparison.Ordinal);
        visit.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Range_IsChosenByTheKeyboard()
    {
        await using UtwsServer server = await StartAsync(Billion);
        await using DashboardVisit visit = await DashboardVisit.OpenAsync(browser, server);
        ILocator summary = visit.Page.Locator("#field-summary");
        await Assertions.Expect(summary).ToContainTextAsync("12\u202fM sessions in 4\u202fM requests");
        await visit.Page.GetByRole(AriaRole.Radio, new() { Name = "24 hours" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(summary).ToContainTextAsync("120\u202fM sessions");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(summary).ToContainTextAsync("1.2\u202fbn sessions in 400\u202fM requests since 1 Jan 2026.");
        await Assertions.Expect(visit.Page.GetByTitle("1,200,000,000")).ToHaveCountAsync(1);
    }

    [ChromiumFact]
    public async Task Server_Stops_ThePageSaysThatItIsStale()
    {
        UtwsServer server = await StartAsync(1000);
        await using DashboardVisit visit = await DashboardVisit.OpenAsync(browser, server);
        await Assertions.Expect(visit.Page.Locator("#connection")).ToHaveTextAsync("Live");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await server.DisposeAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The server no longer answers");
        await Assertions.Expect(visit.Page.Locator("#connection")).ToHaveTextAsync("No connection");
    }

    private static async Task<UtwsServer> StartAsync(long sessions)
    {
        UtwsServer server = await DashboardServer.StartAsync(new MadeUpField(sessions));
        if (sessions == Billion)
        {
            RequestTotals totals = server.Services.GetRequiredService<RequestTotals>();
            totals.Decided([200_000_000, 300_000_000, 480_000_000]);
            totals.Received(740 * Billion);
            for (int i = 0; i < 50_000; i++)
            {
                totals.Ended(SoapVersion.Soap11, (RequestOutcome)(i % 5), 40_000, i);
            }

            foreach (SoapFaultReason reason in Enum.GetValues<SoapFaultReason>())
            {
                totals.Faulted(reason);
            }
        }

        return server;
    }

    private static Task ChooseAllAsync(DashboardVisit visit) =>
        visit.Page.GetByRole(AriaRole.Radio, new() { Name = "All", Exact = true }).CheckAsync(new() { Force = true });
}
