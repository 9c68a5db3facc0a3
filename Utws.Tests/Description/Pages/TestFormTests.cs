using System.Xml.Linq;
using Microsoft.Playwright;
using Utws.Tests.Support;

namespace Utws.Tests.Description.Pages;

/// <summary>The test form, in a browser, against the server: the oracle decides by productID.</summary>
[Collection(nameof(ChromiumGroup))]
public sealed class TestFormTests(ChromiumBrowser browser, ProxiedServer server)
{
    private const string Until = "1800000000";
    private const string UntilDate = "2027-01-15 08:00:00 UTC";

    [ChromiumTheory]
    [InlineData(EnvelopeVersion.Soap11, "SOAP 1.1")]
    [InlineData(EnvelopeVersion.Soap12, "SOAP 1.2")]
    public async Task Send_ShowsTheDecisionForEachSession(EnvelopeVersion version, string dialect)
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, PageCase.LocalOperation);
        FormDriver form = new(visit.Page);
        await form.Field("productID").FillAsync("3");
        await form.Field("version").FillAsync("11.4");
        await form.AddSessionAsync();
        await form.Field("productID", session: 2).FillAsync("4");
        await form.LeaveOut("version", session: 2).CheckAsync();
        await form.AddSessionAsync();
        await form.Field("productID", session: 3).FillAsync("-5");
        await form.LeaveOut("version", session: 3).UncheckAsync();
        await form.Field("version", session: 3).FillAsync("");
        await form.ChooseAsync(dialect);
        await form.SendAsync("200 OK in ");
        Assert.Matches(@"^200 OK in [0-9.]+ ms: 3 decisions\.$", await form.Status.InnerTextAsync());
        Assert.Equal(
            [
                ["1", "Discard", "0", "none", "3", "11.4"],
                ["2", "SummaryOnly", Until, UntilDate, "4", "left out"],
                ["3", "Details", Until, UntilDate, "-5", ""],
            ],
            await form.DecisionsAsync());
        IRequest call = visit.Requests.Single(r => r.Method == "POST");
        Assert.Equal(WireNames.ContentTypeOf(version), await call.HeaderValueAsync("content-type"));
        Assert.Equal(version == EnvelopeVersion.Soap11 ? WireNames.QuotedAction : null, await call.HeaderValueAsync("soapaction"));
        Assert.Equal(WireNames.EnvelopeOf(version), XDocument.Parse(call.PostData!).Root!.Name.NamespaceName);
        visit.AssertQuiet();
    }

    [ChromiumFact]
    public async Task Send_ShowsTheRequestAsSent()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, PageCase.LocalOperation);
        FormDriver form = new(visit.Page);
        await form.SendAsync("200 OK");
        IRequest call = visit.Requests.Single(r => r.Method == "POST");
        string shown = await form.Request.InnerTextAsync();
        Assert.Equal(
            $"POST {WireNames.Path}\nHost: {new Uri(call.Url).Authority}\nContent-Type: {WireNames.TextXml}\nSOAPAction: {WireNames.QuotedAction}\n"
                + $"Content-Length: {await call.HeaderValueAsync("content-length")}\n\n{call.PostData}",
            shown);
    }

    [ChromiumFact]
    public async Task Send_ShowsTheAnswerIndented()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, PageCase.LocalOperation);
        FormDriver form = new(visit.Page);
        await form.SendAsync("1 decision.");
        string[] lines = (await form.Answer.InnerTextAsync()).Split('\n');
        Assert.Equal("200 OK", lines[0]);
        Assert.Contains("content-type: text/xml; charset=utf-8", lines, StringComparer.Ordinal);
        Assert.Contains(WireNames.Declaration, lines, StringComparer.Ordinal);
        Assert.Contains("          <publish>SummaryOnly</publish>", lines, StringComparer.Ordinal);
        Assert.Contains("          <version />", lines, StringComparer.Ordinal);
        Assert.Equal("</soap:Envelope>", lines[^1]);

        // The very bytes, but for the line breaks: the order of the declarations too.
        Assert.Contains(
            $"<soap:Envelope xmlns:xsi=\"{WireNames.SchemaInstance}\" xmlns:xsd=\"{WireNames.Schema}\" xmlns:soap=\"{WireNames.Envelope11}\">",
            lines,
            StringComparer.Ordinal);
    }

    // The values go to the server and come back as they are, and are never markup on the page.
    [ChromiumTheory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("&amp; \"]]>' é \U0001F600")]
    [InlineData("  blanks  ")]
    public async Task Send_EscapesWhatIsInTheFields(string version)
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, PageCase.LocalOperation);
        FormDriver form = new(visit.Page);
        await form.Field("version").FillAsync(version);
        await form.SendAsync("200 OK");
        Assert.Equal(version, (await form.DecisionsAsync())[0][^1]);
        XNamespace ns = WireNames.Service;
        Assert.Equal(version, XDocument.Parse(visit.Requests.Single(r => r.Method == "POST").PostData!, LoadOptions.PreserveWhitespace).Descendants(ns + "version").Single().Value);
        visit.AssertQuiet();
    }

    // Left out and empty are two things on the wire (6.9).
    [ChromiumFact]
    public async Task LeaveOut_KeepsTheElementFromTheRequestAndItsTextForLater()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, PageCase.LocalOperation);
        FormDriver form = new(visit.Page);
        await form.Field("country").FillAsync("CA");
        await form.LeaveOut("country").CheckAsync();
        await Assertions.Expect(form.Field("country")).ToBeDisabledAsync();
        await form.SendAsync("200 OK");
        string sent = await form.Request.InnerTextAsync();
        Assert.DoesNotContain("<country>", sent, StringComparison.Ordinal);
        Assert.Contains("<locale></locale>", sent, StringComparison.Ordinal);
        await form.LeaveOut("country").UncheckAsync();
        await Assertions.Expect(form.Field("country")).ToHaveValueAsync("CA");
    }

    // A wrong number is sent all the same: what the server says of it is what one tests for.
    [ChromiumTheory]
    [InlineData("SOAP 1.1", "soap:Client")]
    [InlineData("SOAP 1.2", "soap:Sender")]
    public async Task Send_AFaultIsShownWithItsCodeAndText(string dialect, string code)
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, PageCase.LocalOperation);
        FormDriver form = new(visit.Page);
        await form.Field("productID").FillAsync("many");
        await form.ChooseAsync(dialect);
        await form.SendAsync("a fault");
        Assert.Matches(
            $@"^500 Internal Server Error in [0-9.]+ ms: a fault\. {code} Server was unable to read request\. ---> There is an error in XML document \([0-9]+, [0-9]+\)\. ---> Input string was not in a correct format\.$",
            await form.Status.InnerTextAsync());
        await Assertions.Expect(form.Rows).ToHaveCountAsync(0);
        visit.AssertQuiet(500);
    }

    [ChromiumFact]
    public async Task Send_NoAnswer_IsSaidClearlyAndTheFormStaysUsable()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, PageCase.LocalOperation);
        FormDriver form = new(visit.Page);
        await visit.Page.RouteAsync("**", route => route.AbortAsync("connectionrefused"));
        await form.SendAsync("the server could not be reached");
        await Assertions.Expect(form.Answer).ToBeHiddenAsync();
        await visit.Page.UnrouteAllAsync();
        await form.SendAsync("200 OK");
    }

    [ChromiumFact]
    public async Task Sessions_CanBeAddedAsCopiesAndRemovedToNone()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, PageCase.LocalOperation);
        FormDriver form = new(visit.Page);
        await form.Field("locale").FillAsync("en_CA");
        await form.LeaveOut("langID").CheckAsync();
        await form.AddSessionAsync();
        await Assertions.Expect(form.Field("productID", session: 2)).ToBeFocusedAsync();
        await Assertions.Expect(form.Field("locale", session: 2)).ToHaveValueAsync("en_CA");
        await Assertions.Expect(form.Field("langID", session: 2)).ToBeDisabledAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove session 1" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove session 1" })).ToBeFocusedAsync();
        await Assertions.Expect(form.Session(2)).ToHaveCountAsync(0);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Remove session 1" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a session" })).ToBeFocusedAsync();
        await form.SendAsync("0 decisions");
        Assert.Contains("      <sessions />\n", await form.Request.InnerTextAsync(), StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task Form_WorksByKeyboardAlone()
    {
        await using PageVisit visit = await PageVisit.OpenAsync(browser, server, PageCase.LocalOperation);
        FormDriver form = new(visit.Page);
        await TabToAsync(visit.Page, visit.Page.GetByRole(AriaRole.Radio, new() { Name = "SOAP 1.1" }));
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await TabToAsync(visit.Page, form.Field("productID"));
        await visit.Page.Keyboard.TypeAsync("5");
        await TabToAsync(visit.Page, form.LeaveOut("version"));
        await visit.Page.Keyboard.PressAsync("Space");
        await TabToAsync(visit.Page, visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a session" }));
        await visit.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(visit.Page, visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(form.Status).ToContainTextAsync("2 decisions");
        Assert.Equal(["1", "Details", Until, UntilDate, "5", "left out"], (await form.DecisionsAsync())[0]);
        Assert.StartsWith("<soap12:Envelope ", (await form.Request.InnerTextAsync()).Split('\n')[6], StringComparison.Ordinal);
        await TabToAsync(visit.Page, form.Answer);
        visit.AssertQuiet();
    }

    // Tabbing into a text field selects what is in it, so typing replaces it.
    private static async Task TabToAsync(IPage page, ILocator target)
    {
        const int MostStops = 40;
        for (int stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail("The keyboard does not get to " + target);
    }
}
