using System.Text;
using AngleSharp.Html.Dom;
using Utws.Api.Description;
using Utws.Api.Description.Pages;
using Utws.Tests.Support;

namespace Utws.Tests.Description.Pages;

/// <summary>Whatever a client sends is text on the page, never markup.</summary>
public sealed class PageEscapingTests(ProxiedServer fixture) : IClassFixture<ProxiedServer>
{
    private const string Markup = "<script>alert(1)</script>";
    private const string Attribute = "\" onmouseover=\"alert(1)\" '";

    [Theory]
    [InlineData("%3Cscript%3Ealert(1)%3C/script%3E", Markup)]
    [InlineData("%22%20onmouseover=%22alert(1)%22%20'", Attribute)]
    [InlineData("%26lt;b%26gt;", "&lt;b&gt;")]
    [InlineData("%3C/title%3E%3C!--", "</title><!--")]
    [InlineData("%E2%80%AE%D7%90", "\u202E\u05D0")]
    [InlineData("a%00b%0Cc%EF%BF%BFd", "a\uFFFDb\uFFFDc\uFFFDd")]
    public async Task UnknownOperation_IsShownAsText(string sent, string shown)
    {
        RawHttpResponse response = await fixture.GetAsync(WireNames.Path + "?op=" + sent);
        Assert.Equal(shown, ParseQuiet(response).QuerySelector("bdi")!.TextContent);
    }

    [Theory]
    [InlineData("/%3Cscript%3Ealert(1)%3C/script%3E", "/<script>alert(1)</script>")]
    [InlineData("/\"%20onmouseover=\"alert(1)\"%20'", "/" + Attribute)]
    public async Task PathInfo_IsShownAsText(string sent, string shown)
    {
        RawHttpResponse response = await fixture.GetAsync(WireNames.Path + sent);
        IHtmlDocument document = ParseQuiet(response);
        Assert.Equal(
            $"Request format is unrecognized for URL unexpectedly ending in '{shown}'.", document.QuerySelector(".problem")!.TextContent);
        Assert.Equal(WireNames.Path, document.QuerySelector("main a")!.GetAttribute("href"));
    }

    // Kestrel refuses most of it; what it lets through must be harmless.
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a\"onmouseover=\"alert(1)")]
    [InlineData("a'b&amp;c")]
    public async Task Host_IsRefusedOrShownAsText(string host)
    {
        RawHttpResponse response = await RawHttpConnection.ExchangeAsync(
            fixture.Server.Endpoint, Encoding.ASCII.GetBytes($"GET {WireNames.Path}?op=logsAvailable HTTP/1.1\r\nHost: {host}\r\n\r\n"));
        if (response.Status != 400)
        {
            _ = ParseQuiet(response);
        }
    }

    // Straight to the pages, past what the server's routes and Kestrel would stop.
    [Fact]
    public void Address_IsTextInContentAndAttributes()
    {
        PageContext context = new(new ServiceAddress("http", Markup + Attribute, "/" + Attribute + Markup), HasTestForm: true);
        string[] pages =
        [
            ServicePage.Render(context).Html,
            OperationPage.Render(context).Html,
            UnknownOperationPage.Render(context, Markup + Attribute).Html,
            ErrorPage.Render(500, Markup + Attribute, Markup + Attribute, Markup + Attribute).Html,
        ];
        Assert.All(pages, html => AssertHarmless(StrictHtml.Parse(html)));
    }

    [Fact]
    public void Append_WhatHtmlForbids_BecomesTheReplacementCharacter()
    {
        StringBuilder html = new();
        HtmlText.Append(html, "\t\n\r\0\u007F\u0085\uFDD0\uFFFE\uD800\U0001FFFFé😀");
        Assert.Equal("\t\n\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDé😀", html.ToString());
    }

    private static IHtmlDocument ParseQuiet(RawHttpResponse response)
    {
        IHtmlDocument document = StrictHtml.Parse(response.BodyText);
        AssertHarmless(document);
        return document;
    }

    private static void AssertHarmless(IHtmlDocument document)
    {
        Assert.DoesNotContain(document.Scripts, script => script.TextContent.StartsWith("alert", StringComparison.Ordinal));
        Assert.DoesNotContain(document.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
    }
}
