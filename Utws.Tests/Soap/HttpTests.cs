using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>What the endpoint does with HTTP itself: versions, framing, connections, the path, the fields of an answer.</summary>
public sealed class HttpTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    private static readonly string s_body = RequestBody.OneSession(EnvelopeVersion.Soap11);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task Answer_HasTheseFieldsAndNoOthers(EnvelopeVersion version)
    {
        RawHttpResponse answer = await fixture.Server.SendAsync(RawHttpRequest.Soap(version, RequestBody.OneSession(version)));
        CheckSuccess(answer, version);
        Assert.Equal("OK", answer.Reason);
        Assert.Equal(
            ["Cache-Control", "Content-Length", "Content-Type", "Date"],
            answer.Headers.Select(h => h.Name).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Fault_HasAContentLengthAndNoChunks()
    {
        RawHttpResponse answer = await fixture.Server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, "garbage"));
        Assert.Equal((400, "Bad Request"), (answer.Status, answer.Reason));
        Assert.Equal(answer.BodyText.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Header("Content-Length"));
        Assert.Null(answer.Header("Transfer-Encoding"));
    }

    [Fact]
    public async Task Http10_IsAnsweredAndClosed()
    {
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        RawHttpRequest request = RawHttpRequest.Soap(EnvelopeVersion.Soap11, s_body) with { Version = "HTTP/1.0" };
        CheckSuccess(await connection.ExchangeAsync(request.ToBytes()), EnvelopeVersion.Soap11);
        Assert.True(await connection.IsClosedByServerAsync());
    }

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task ChunkedRequest_IsReadWhole(EnvelopeVersion version)
    {
        string sessions = string.Concat(Enumerable.Repeat("<SessionInfo><productID>1</productID></SessionInfo>", 100));
        RawHttpRequest request = RawHttpRequest.Soap(version, RequestBody.Sessions(version, sessions)) with { IsChunked = true };
        RawHttpResponse answer = await fixture.Server.SendAsync(request);
        CheckSuccess(answer, version);
        Assert.Equal(100, AnswerMeaning.Of(answer.Body).Items!.Count);
    }

    // RFC 9110, 10.1.1: .NET Framework's clients ask first, and send the body only when they are told to.
    [Fact]
    public async Task Expect100Continue_IsToldToContinue()
    {
        RawHttpRequest request = RawHttpRequest.Soap(EnvelopeVersion.Soap11, s_body).With("Expect", "100-continue");
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        await connection.SendAsync(request.HeadBytes());
        Assert.Equal(100, (await connection.ReadResponseAsync()).Status);
        await connection.SendAsync(Encoding.UTF8.GetBytes(s_body));
        CheckSuccess(await connection.ReadResponseAsync(), EnvelopeVersion.Soap11);
    }

    [Fact]
    public async Task Expect100ContinueOfARefusedHead_GetsTheFaultAtOnce()
    {
        RawHttpRequest request = RawHttpRequest.Soap(EnvelopeVersion.Soap11, s_body)
            .Without("SOAPAction").With("SOAPAction", "\"no\"").With("Expect", "100-continue");
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        await connection.SendAsync(request.HeadBytes());
        RawHttpResponse answer = await connection.ReadResponseAsync();
        Assert.Equal(500, answer.Status);
        Assert.Equal("Server did not recognize the value of HTTP Header SOAPAction: no.", AnswerMeaning.Of(answer.Body).FaultText);
    }

    [Fact]
    public async Task Connection_IsKeptForRequestsOfBothVersionsAndAfterFaults()
    {
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        for (int i = 0; i < 3; i++)
        {
            CheckSuccess(await connection.ExchangeAsync(Soap11(s_body)), EnvelopeVersion.Soap11);
            byte[] soap12 = RawHttpRequest.Soap(EnvelopeVersion.Soap12, RequestBody.OneSession(EnvelopeVersion.Soap12)).ToBytes();
            CheckSuccess(await connection.ExchangeAsync(soap12), EnvelopeVersion.Soap12);
            Assert.Equal(400, (await connection.ExchangeAsync(Soap11("<a>"))).Status);
            Assert.Equal(415, (await connection.ExchangeAsync(ForeignMediaType())).Status);
        }
    }

    [Fact]
    public async Task PipelinedRequests_AreAnsweredInOrder()
    {
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        await connection.SendAsync((byte[])[.. Soap11(s_body), .. Soap11("<a>"), .. ForeignMediaType(), .. Soap11(s_body)]);
        CheckSuccess(await connection.ReadResponseAsync(), EnvelopeVersion.Soap11);
        Assert.Equal(400, (await connection.ReadResponseAsync()).Status);
        Assert.Equal(415, (await connection.ReadResponseAsync()).Status);
        CheckSuccess(await connection.ReadResponseAsync(), EnvelopeVersion.Soap11);
    }

    // The answer stands before the body's end here: what is left of it must not be taken for the next request.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RestOfABodyThatNobodyRead_IsNotTheNextRequest(bool isChunked)
    {
        byte[] good = Soap11(s_body);
        string hiding = $"<a><![CDATA[{new string('x', 100_000)}\r\n\r\n{Encoding.UTF8.GetString(good)}]]></a>";
        RawHttpRequest refused = (RawHttpRequest.Soap(EnvelopeVersion.Soap11, hiding) with { IsChunked = isChunked })
            .Without("SOAPAction").With("SOAPAction", "\"no\"");
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        Assert.Equal(500, (await connection.ExchangeAsync(refused.ToBytes())).Status);
        CheckSuccess(await connection.ExchangeAsync(good), EnvelopeVersion.Soap11);
        await connection.SendAsync("GET /none HTTP/1.1\r\nHost: h\r\n\r\n"u8.ToArray());
        Assert.Equal(404, (await connection.ReadResponseAsync()).Status);
    }

    // 1.17: the old path was a file's name on Windows. 1.1: whatever the query says, a POST is a call.
    [Theory]
    [InlineData("/usagetracking/utws.asmx")]
    [InlineData("/UsageTracking/UTWS.asmx")]
    [InlineData("/USAGETRACKING/UTWS.ASMX")]
    [InlineData("/usagetracking/utws.asmx?wsdl")]
    [InlineData("/usagetracking/utws.asmx?op=logsAvailable")]
    [InlineData("/usagetracking/%75tws.asmx")]
    public async Task Target_IsMatchedAsTheOldServerDid(string target) => CheckSuccess(
        await fixture.Server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, s_body) with { Target = target }), EnvelopeVersion.Soap11);

    [Theory]
    [InlineData("/")]
    [InlineData("/usagetracking")]
    [InlineData("/usagetracking/other.asmx")]
    public async Task OtherTarget_IsNotFound(string target) => Assert.Equal(
        404, (await fixture.Server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, s_body) with { Target = target })).Status);

    // RFC 9110, 5.1: field names in any letter case; 5.5: white space around a value is none of it.
    [Fact]
    public async Task FieldNames_AreReadInAnyCaseAndValuesTrimmed()
    {
        RawHttpRequest request = new()
        {
            Headers = [("content-TYPE", $" {WireNames.TextXml} \t"), ("soapaction", $"\t{WireNames.QuotedAction} ")],
            Body = Encoding.UTF8.GetBytes(s_body),
        };
        CheckSuccess(await fixture.Server.SendAsync(request), EnvelopeVersion.Soap11);
    }

    private static byte[] Soap11(string body) => RawHttpRequest.Soap(EnvelopeVersion.Soap11, body).ToBytes();

    private static byte[] ForeignMediaType() => RawHttpRequest.Soap(EnvelopeVersion.Soap11, s_body)
        .Without("Content-Type").With("Content-Type", "application/json").ToBytes();

    private static void CheckSuccess(RawHttpResponse answer, EnvelopeVersion version)
    {
        Assert.Equal((200, WireNames.ContentTypeOf(version)), (answer.Status, answer.Header("Content-Type")));
        Assert.Null(answer.Header("Transfer-Encoding"));
        Assert.NotNull(answer.Header("Content-Length"));
        AnswerMeaning meaning = AnswerMeaning.Of(answer.Body);
        Assert.Equal(version, meaning.Version);
        Assert.All(meaning.Items!, i => Assert.Equal((1, "SummaryOnly"), (i.Session.ProductId, i.Publish)));
    }
}
