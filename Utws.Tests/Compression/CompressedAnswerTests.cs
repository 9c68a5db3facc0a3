using System.Globalization;
using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Compression;

/// <summary>Answers are compressed for those who ask for it, where it is worth it, and say the same.</summary>
public sealed class CompressedAnswerTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    private const int ManySessions = 40; // about 10 KB of answer
    private const int LargeSessions = 2000; // more than one slice of the way to the socket

    [Theory]
    [InlineData(EnvelopeVersion.Soap11, "gzip", "gzip")]
    [InlineData(EnvelopeVersion.Soap12, "gzip", "gzip")]
    [InlineData(EnvelopeVersion.Soap11, "gzip, deflate", "gzip")]
    [InlineData(EnvelopeVersion.Soap12, "gzip, deflate, br", "br")]
    [InlineData(EnvelopeVersion.Soap11, "deflate", "deflate")]
    [InlineData(EnvelopeVersion.Soap12, "br;q=0.1, deflate;q=0.2", "deflate")]
    public async Task LongAnswer_IsCompressedWithItsLengthAndSaysTheSame(EnvelopeVersion version, string accepted, string coding)
    {
        foreach (int sessions in new[] { ManySessions, LargeSessions })
        {
            RawHttpResponse plain = await SendAsync(version, sessions, accepted: null);
            RawHttpResponse answer = await SendAsync(version, sessions, accepted);
            Assert.Equal((200, coding, "Accept-Encoding"), (answer.Status, answer.Header("Content-Encoding"), answer.Header("Vary")));
            Assert.Equal(answer.Body.Length.ToString(CultureInfo.InvariantCulture), answer.Header("Content-Length"));
            Assert.Null(answer.Header("Transfer-Encoding"));
            Assert.Equal(WireNames.ContentTypeOf(version), answer.Header("Content-Type"));
            Assert.InRange(answer.Body.Length, 1, plain.Body.Length / 2);
            WireAssert.SameBytes(plain.Body.Span, Coded.Decode(coding, answer.Body), accepted);
        }
    }

    // RFC 9110, 12.5.5: also the one that is sent as it is could have been another.
    [Theory]
    [InlineData(null)]
    [InlineData("identity")]
    [InlineData("gzip;q=0")]
    [InlineData("zstd")]
    public async Task LongAnswer_ForThoseWhoDoNotAsk_IsAsItIs(string? accepted)
    {
        RawHttpResponse answer = await SendAsync(EnvelopeVersion.Soap11, ManySessions, accepted);
        Assert.Equal((null, "Accept-Encoding"), (answer.Header("Content-Encoding"), answer.Header("Vary")));
        Assert.Equal(ManySessions, AnswerMeaning.Of(answer.Body).Items!.Count);
    }

    // What clients send on every call must cost nothing where there is nothing to gain.
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task ShortAnswer_IsAsItIsWhateverIsAccepted(EnvelopeVersion version)
    {
        RawHttpResponse answer = await SendAsync(version, sessions: 3, "gzip, deflate, br");
        Assert.Equal((200, null, null), (answer.Status, answer.Header("Content-Encoding"), answer.Header("Vary")));
        Assert.Equal(3, AnswerMeaning.Of(answer.Body).Items!.Count);
    }

    // The threshold is of the answer before it is compressed: at it is compressed, below is not.
    [Theory]
    [InlineData(0, "gzip")]
    [InlineData(1, null)]
    public async Task MinBytes_IsASetting(int aboveTheAnswer, string? coding)
    {
        int minBytes = (await SendAsync(EnvelopeVersion.Soap11, sessions: 3, accepted: null)).Body.Length + aboveTheAnswer;
        await using UtwsServer server = await UtwsServer.StartAsync(
            decider: null, string.Create(CultureInfo.InvariantCulture, $"--Utws:Compression:MinBytes={minBytes}"));
        Assert.Equal(coding, (await server.SendAsync(Request(EnvelopeVersion.Soap11, 3, "gzip"))).Header("Content-Encoding"));
    }

    [Fact]
    public async Task Answers_CanBeSwitchedOff()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, "--Utws:Compression:Answers=false");
        RawHttpResponse answer = await server.SendAsync(Request(EnvelopeVersion.Soap11, ManySessions, "gzip"));
        Assert.Equal((null, null), (answer.Header("Content-Encoding"), answer.Header("Vary")));
    }

    // A fault and an empty body are compressed no more than they are worth: not at all.
    [Fact]
    public async Task AnswerWithoutABody_HasNoCoding()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, "--Utws:Compression:MinBytes=0");
        RawHttpResponse answer = await server.SendAsync(
            Request(EnvelopeVersion.Soap11, 1, "gzip").Without("Content-Type").With("Content-Type", "text/plain"));
        Assert.Equal((415, null, "0"), (answer.Status, answer.Header("Content-Encoding"), answer.Header("Content-Length")));
    }

    [Fact]
    public async Task PipelinedRequests_EachGetWhatTheyAskFor()
    {
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        await connection.SendAsync((byte[])[
            .. Request(EnvelopeVersion.Soap11, ManySessions, "gzip").ToBytes(),
            .. Request(EnvelopeVersion.Soap11, ManySessions, accepted: null).ToBytes(),
            .. Request(EnvelopeVersion.Soap11, ManySessions, "br").ToBytes()]);
        byte[] first = Coded.Decode("gzip", (await connection.ReadResponseAsync()).Body);
        RawHttpResponse second = await connection.ReadResponseAsync();
        RawHttpResponse third = await connection.ReadResponseAsync();
        WireAssert.SameBytes(first, second.Body.Span, "second");
        WireAssert.SameBytes(first, Coded.Decode("br", third.Body), "third");
    }

    // Both ways at once.
    [Fact]
    public async Task CompressedRequest_GetsACompressedAnswer()
    {
        RawHttpRequest plain = Request(EnvelopeVersion.Soap11, ManySessions, "gzip");
        RawHttpRequest coded = (plain with { Body = Coded.Encode("gzip", plain.Body!.Value) }).With("Content-Encoding", "gzip");
        RawHttpResponse expected = await fixture.Server.SendAsync(plain);
        RawHttpResponse answer = await fixture.Server.SendAsync(coded);
        Assert.Equal("gzip", answer.Header("Content-Encoding"));
        WireAssert.SameBytes(expected.Body.Span, answer.Body.Span, "both ways");
    }

    [Theory]
    [InlineData("?wsdl")]
    [InlineData("?op=logsAvailable")]
    [InlineData("")]
    public async Task Description_IsCompressedAlike(string query)
    {
        RawHttpRequest request = new() { Method = "GET", Target = WireNames.Path + query };
        RawHttpResponse plain = await fixture.Server.SendAsync(request);
        RawHttpResponse answer = await fixture.Server.SendAsync(request.With("Accept-Encoding", "gzip, deflate, br"));
        Assert.Equal((200, "br", "Accept-Encoding"), (answer.Status, answer.Header("Content-Encoding"), answer.Header("Vary")));
        Assert.Equal(plain.Header("Content-Type"), answer.Header("Content-Type"));
        WireAssert.SameBytes(plain.Body.Span, Coded.Decode("br", answer.Body), query);
    }

    // There is no body that could be coded; 1.12 refuses the verb.
    [Fact]
    public async Task Head_IsUntouched()
    {
        RawHttpRequest request = new() { Method = "HEAD", Headers = [("Accept-Encoding", "gzip")] };
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        await connection.SendAsync(request.ToBytes());
        RawHttpResponse answer = await connection.ReadResponseAsync(isAnswerToHead: true);
        Assert.Equal((405, null, null), (answer.Status, answer.Header("Content-Encoding"), answer.Header("Vary")));
    }

    private static RawHttpRequest Request(EnvelopeVersion version, int sessions, string? accepted)
    {
        RawHttpRequest request = RawHttpRequest.Soap(version, Encoding.UTF8.GetBytes(RequestBody.Sessions(version, Coded.Sessions(sessions))));
        return accepted is null ? request : request.With("Accept-Encoding", accepted);
    }

    private Task<RawHttpResponse> SendAsync(EnvelopeVersion version, int sessions, string? accepted) =>
        fixture.Server.SendAsync(Request(version, sessions, accepted));
}
