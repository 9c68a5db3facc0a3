using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Description;

/// <summary>Section 1 of the wire facts, row by row: what verb, path info and query mean at the service file.</summary>
public sealed class ServiceRoutingTests(ProxiedServer fixture) : IClassFixture<ProxiedServer>
{
    private const string ServicePage = "The following operations are supported.";
    private const string OperationPage = "The following is a sample SOAP 1.2 request and response.";
    private const string UnknownOperationPage = "Method Not Found";

    // 1.1
    [Theory]
    [InlineData("?wsdl")]
    [InlineData("?op=logsAvailable")]
    [InlineData("?disco&x=1")]
    [InlineData("?")]
    public async Task Post_WithAnyQuery_IsASoapCall(string query)
    {
        RawHttpRequest request = RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11));
        RawHttpResponse answer = await fixture.SendAsync(request with { Target = WireNames.Path + query }, isLocal: false);
        Assert.Equal((200, WireNames.TextXml), (answer.Status, answer.Header("Content-Type")));
        Assert.Contains("<logsAvailableResult>", answer.BodyText, StringComparison.Ordinal);
    }

    // 1.4, 1.5
    [Theory]
    [InlineData("?wsdl", "definitions")]
    [InlineData("?WSDL", "definitions")]
    [InlineData("?WsDl", "definitions")]
    [InlineData("?%77sdl", "definitions")]
    [InlineData("?%u0077sdl", "definitions")]
    [InlineData("?wsdl&x=1", "definitions")]
    [InlineData("?x=1&WSDL", "definitions")]
    [InlineData("?op=logsAvailable&wsdl", "definitions")]
    [InlineData("?disco", "discovery")]
    [InlineData("?DISCO", "discovery")]
    [InlineData("?dis%63o", "discovery")]
    [InlineData("?x=1&disco", "discovery")]
    public async Task Get_OfADescription_GivesIt(string query, string root)
    {
        RawHttpResponse answer = await GetAsync(query);
        Assert.Equal((200, "text/xml; charset=utf-8"), (answer.Status, answer.Header("Content-Type")));
        Assert.Equal(root, System.Xml.Linq.XDocument.Parse(answer.BodyText).Root!.Name.LocalName);
    }

    // 1.3, 1.6, 1.8, 1.10, 1.11
    [Theory]
    [InlineData("", ServicePage)]
    [InlineData("?", ServicePage)]
    [InlineData("??wsdl", ServicePage)]
    [InlineData("?wsdl&disco", ServicePage)]
    [InlineData("?wsdl&wsdl", ServicePage)]
    [InlineData("?wsdl&", ServicePage)]
    [InlineData("?singleWsdl", ServicePage)]
    [InlineData("?disco=1", ServicePage)]
    [InlineData("?schema", ServicePage)]
    [InlineData("?op", ServicePage)]
    [InlineData("?anything", ServicePage)]
    [InlineData("?op=logsAvailable", OperationPage)]
    [InlineData("?OP=logsAvailable", OperationPage)]
    [InlineData("?x=1&op=logs%41vailable", OperationPage)]
    [InlineData("?op=LogsAvailable", UnknownOperationPage)]
    [InlineData("?op=foo", UnknownOperationPage)]
    [InlineData("?op=", UnknownOperationPage)]
    [InlineData("?op=logsAvailable&op=logsAvailable", UnknownOperationPage)]
    public async Task Get_OfAPage_GivesIt(string query, string mark)
    {
        RawHttpResponse answer = await GetAsync(query);
        Assert.Equal(
            (200, "text/html; charset=utf-8", "private, max-age=0"),
            (answer.Status, answer.Header("Content-Type"), answer.Header("Cache-Control")));
        Assert.Contains(mark, answer.BodyText, StringComparison.Ordinal);
    }

    // 1.7, 1.8
    [Theory]
    [InlineData("?wsdl=", "XML Web service description was not found.\r\n")]
    [InlineData("?wsdl=x", "XML Web service description was not found.\r\n")]
    [InlineData("?WSDL=1&wsdl", "XML Web service description was not found.\r\n")]
    [InlineData("?schema=", "Schema not found.\r\n")]
    [InlineData("?schema=x", "Schema not found.\r\n")]
    [InlineData("?wsdl&schema=x", "Schema not found.\r\n")]
    public async Task Get_OfADescriptionThatIsNotThere_SaysSo(string query, string text)
    {
        RawHttpResponse answer = await GetAsync(query);
        Assert.Equal(
            (500, "text/plain; charset=utf-8", "private", text),
            (answer.Status, answer.Header("Content-Type"), answer.Header("Cache-Control"), answer.BodyText));
    }

    // 1.2, 1.12; RFC 9110, 15.5.6: Allow. 9.3.2: an answer to HEAD has no body.
    [Theory]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("PATCH")]
    [InlineData("get")]
    [InlineData("Post")]
    [InlineData("M-POST")]
    public async Task Verb_OtherThanGetAndPost_IsRefusedWithAllow(string method)
    {
        foreach (string query in new[] { "", "?wsdl" })
        {
            RawHttpResponse answer = await fixture.SendAsync(new RawHttpRequest { Method = method, Target = WireNames.Path + query }, isLocal: false);
            Assert.Equal(
                (405, "GET, POST", "text/html; charset=utf-8", "private"),
                (answer.Status, answer.Header("Allow"), answer.Header("Content-Type"), answer.Header("Cache-Control")));
            Assert.Equal(method == "HEAD", answer.Body.IsEmpty);
        }
    }

    // 1.14
    [Theory]
    [InlineData("GET", "/", "/")]
    [InlineData("GET", "/logsAvailable", "/logsAvailable")]
    [InlineData("GET", "/x?wsdl", "/x")]
    [InlineData("POST", "/", "/")]
    [InlineData("POST", "/logsAvailable", "/logsAvailable")]
    [InlineData("DELETE", "/a/b", "/a/b")]
    [InlineData("GET", "/%3Cb%3E", "/&lt;b&gt;")]
    public async Task PathInfo_IsAnError(string method, string pathInfo, string shown)
    {
        RawHttpResponse answer = await fixture.SendAsync(
            new RawHttpRequest { Method = method, Target = WireNames.Path + pathInfo, Body = method == "POST" ? new byte[1] : null }, isLocal: false);
        Assert.Equal(
            (500, "text/html; charset=utf-8", "private"),
            (answer.Status, answer.Header("Content-Type"), answer.Header("Cache-Control")));
        Assert.Contains($"Request format is unrecognized for URL unexpectedly ending in &#39;{shown}&#39;.", answer.BodyText, StringComparison.Ordinal);
    }

    // 1.15: one character of path info is too little, and a caller from elsewhere gets the page.
    [Theory]
    [InlineData("/logsAvailable", true)]
    [InlineData("/x", true)]
    [InlineData("/", false)]
    public async Task PathInfo_OfALocalPost_IsACallByForm(string pathInfo, bool isForm)
    {
        RawHttpResponse answer = await fixture.SendAsync(
            new RawHttpRequest { Target = WireNames.Path + pathInfo, Body = Encoding.ASCII.GetBytes("a=1") }, isLocal: true);
        Assert.Equal(500, answer.Status);
        Assert.Equal(isForm ? "text/plain; charset=utf-8" : "text/html; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal(isForm, answer.BodyText == "Index was outside the bounds of the array.\r\n");
    }

    // 1.16
    [Theory]
    [InlineData("POST", "/logsAvailable", "application/json")]
    [InlineData("POST", "/logsAvailable", "application/json; charset=utf-8")]
    [InlineData("GET", "/js", null)]
    [InlineData("GET", "/jsdebug", null)]
    public async Task PathInfo_OfAScript_GetsAScriptsError(string method, string pathInfo, string? contentType)
    {
        RawHttpRequest request = new() { Method = method, Target = WireNames.Path + pathInfo, Body = method == "POST" ? "{}"u8.ToArray() : null };
        RawHttpResponse answer = await fixture.SendAsync(contentType is null ? request : request.With("Content-Type", contentType), isLocal: false);
        Assert.Equal((500, "application/json; charset=utf-8"), (answer.Status, answer.Header("Content-Type")));
        using System.Text.Json.JsonDocument error = System.Text.Json.JsonDocument.Parse(answer.Body);
        Assert.Equal("There was an error processing the request.", error.RootElement.GetProperty("Message").GetString());
    }

    // 1.16, last sentence: without path info JSON is a SOAP call of a wrong type.
    [Fact]
    public async Task Post_OfJson_IsASoapCallOfAnUnsupportedType()
    {
        RawHttpResponse answer = await fixture.SendAsync(
            new RawHttpRequest { Body = "{}"u8.ToArray() }.With("Content-Type", "application/json").With("SOAPAction", WireNames.QuotedAction), isLocal: false);
        Assert.Equal((415, true), (answer.Status, answer.Body.IsEmpty));
    }

    // 1.18
    [Theory]
    [InlineData("/")]
    [InlineData("/usagetracking/")]
    [InlineData("/usagetracking/utws.asm")]
    [InlineData("/usagetracking/utws.asmxx")]
    [InlineData("/utws.asmx")]
    public async Task Path_ThatIsNotTheServiceFile_IsNotFound(string path)
    {
        RawHttpResponse answer = await fixture.SendAsync(new RawHttpRequest { Method = "GET", Target = path }, isLocal: true);
        Assert.Equal(404, answer.Status);
        Assert.Contains("/usagetracking/utws.asmx", answer.BodyText, StringComparison.Ordinal);
    }

    private Task<RawHttpResponse> GetAsync(string query) =>
        fixture.SendAsync(new RawHttpRequest { Method = "GET", Target = WireNames.Path + query }, isLocal: false);
}
