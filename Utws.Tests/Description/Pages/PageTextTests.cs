using Utws.Tests.Support;

namespace Utws.Tests.Description.Pages;

/// <summary>The pages say what the old ones said (9.2 to 9.4 of the wire facts).</summary>
public sealed class PageTextTests(ProxiedServer fixture) : IClassFixture<ProxiedServer>
{
    // 9.3.2: also what holds the samples, which are made from the contract's description, to the published page.
    [Fact]
    public async Task RemoteOperationPage_HasThePublishedTextLineForLine() =>
        Assert.Equal(VisibleText.OfContract(), await TextAsync(PageCase.RemoteOperation));

    // 9.2
    [Fact]
    public async Task ServicePage_HasTheOldText() => Assert.Equal(
        """
        UTWS

        The following operations are supported. For a formal definition, please review the Service Description.

        logsAvailable
        """,
        await TextAsync(PageCase.Service));

    // 9.4
    [Fact]
    public async Task UnknownOperationPage_HasTheOldText() => Assert.Equal(
        """
        UTWS

        Click here for a complete list of operations.

        Method Not Found

        Method 'foo' was not found in service UTWS.
        """,
        await TextAsync(PageCase.UnknownOperation));

    [Theory]
    [InlineData("?op=", "Method '' was not found in service UTWS.")]
    [InlineData("?op=LogsAvailable", "Method 'LogsAvailable' was not found in service UTWS.")]
    [InlineData("?OP=a+b%20c", "Method 'a b c' was not found in service UTWS.")]
    public async Task UnknownOperationPage_QuotesTheNameDecoded(string query, string sentence)
    {
        RawHttpResponse response = await fixture.GetAsync(WireNames.Path + query);
        Assert.Equal(200, response.Status);
        Assert.Equal(sentence, VisibleText.Of(StrictHtml.Parse(response.BodyText).Body!).Split('\n')[^1]);
    }

    [Fact]
    public async Task WrongVerbPage_TellsStatusProblemRemedyAndTheWayBack() => Assert.Equal(
        """
        UTWS

        405 Method Not Allowed

        Request format is unrecognized.

        GET shows what the service is, POST calls it.

        Go to the service’s page
        """,
        await TextAsync(PageCase.WrongVerb));

    [Fact]
    public async Task PathInfoPage_TellsStatusProblemRemedyAndTheWayBack() => Assert.Equal(
        """
        UTWS

        500 Internal Server Error

        Request format is unrecognized for URL unexpectedly ending in '/logsAvailable'.

        Nothing is below the service file: leave out what follows it.

        Go to the service’s page
        """,
        await TextAsync(PageCase.PathInfo));

    // 9.3.4 had another sentence there, which was of no use; who may see the form gets the form.
    [Fact]
    public async Task LocalOperationPage_HasTheFormInsteadOfTheSentence()
    {
        AngleSharp.Html.Dom.IHtmlDocument document = StrictHtml.Parse((await fixture.GetAsync(PageCase.LocalOperation)).BodyText);
        Assert.NotNull(document.GetElementById("test-form"));
        Assert.DoesNotContain("The test form is only available", document.Body!.TextContent, StringComparison.Ordinal);
    }

    // 9.1.5, 9.1.6, 1.17
    [Fact]
    public async Task OperationPage_NamesPathAndFileInTheCallersLetterCase()
    {
        RawHttpResponse response = await fixture.GetAsync("/UsageTracking/UTWS.ASMX?op=logsAvailable");
        AngleSharp.Html.Dom.IHtmlDocument document = StrictHtml.Parse(response.BodyText);
        Assert.Equal("UTWS.ASMX", document.QuerySelector("nav a")!.GetAttribute("href"));
        Assert.Equal("/UsageTracking/UTWS.ASMX?disco", document.QuerySelector("link[rel=alternate]")!.GetAttribute("href"));
        Assert.All(
            document.QuerySelectorAll("pre[aria-label$='sample request']"),
            pre => Assert.StartsWith("POST /UsageTracking/UTWS.ASMX HTTP/1.1\n", pre.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ServicePage_LinksToDescriptionAndOperationByFileName()
    {
        AngleSharp.Html.Dom.IHtmlDocument document = StrictHtml.Parse((await fixture.GetAsync("/usagetracking/Utws.asmx")).BodyText);
        Assert.Equal(
            ["Utws.asmx?WSDL", "Utws.asmx?op=logsAvailable"],
            document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")),
            StringComparer.Ordinal);
    }

    // 9.1.6
    [Theory]
    [InlineData("telemetry.example:8080", "telemetry.example")]
    [InlineData("[::1]:5080", "[::1]")]
    public async Task OperationPage_ShowsTheHostWithoutItsPort(string host, string shown)
    {
        RawHttpResponse response = await RawHttpConnection.ExchangeAsync(
            fixture.Server.Endpoint, System.Text.Encoding.ASCII.GetBytes($"GET {WireNames.Path}?op=logsAvailable HTTP/1.1\r\nHost: {host}\r\n\r\n"));
        Assert.All(
            StrictHtml.Parse(response.BodyText).QuerySelectorAll("pre[aria-label$='sample request']"),
            pre => Assert.Equal("Host: " + shown, pre.TextContent.Split('\n')[1]));
    }

    private async Task<string> TextAsync(PageCase page) =>
        VisibleText.Of(StrictHtml.Parse((await fixture.GetAsync(page)).BodyText).Body!);
}
