using System.Globalization;
using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>The longest body that is read (wire facts 4.27, 4.28): told by Content-Length or found out in chunks, never read to its end.</summary>
public sealed class RequestLengthTests
{
    private const int DefaultMaxBytes = 4_194_304; // the old runtime's maxRequestLength, 4096 KB
    private const int SmallMaxBytes = 1_000;
    private const string TooLong =
        "There was an exception running the extensions specified in the config file. ---> Maximum request length exceeded.";

    private static readonly string s_smallLimit = string.Create(CultureInfo.InvariantCulture, $"--Utws:Limits:MaxRequestBytes={SmallMaxBytes}");

    private static ReadOnlyMemory<byte> Body { get; } = Encoding.UTF8.GetBytes(RequestBody.OneSession(EnvelopeVersion.Soap11));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BodyOfExactlyTheDefaultLimit_IsAccepted(bool isChunked)
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        RawHttpRequest request = Request(PaddedBody.To(DefaultMaxBytes, Body)) with { IsChunked = isChunked };
        Assert.Equal(200, (await server.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BodyOfOneByteMore_IsRefused(bool isChunked)
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        RawHttpRequest request = Request(PaddedBody.To(DefaultMaxBytes + 1, Body)) with { IsChunked = isChunked };
        CheckRefused(await server.SendAsync(request));
    }

    [Fact]
    public async Task Limit_IsASetting()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, s_smallLimit);
        Assert.Equal(200, (await server.SendAsync(Request(PaddedBody.To(SmallMaxBytes, Body)))).Status);
        CheckRefused(await server.SendAsync(Request(PaddedBody.To(SmallMaxBytes + 1, Body))));
    }

    // Nothing of the body is sent: only who answers by the announcement answers at all.
    [Fact]
    public async Task AnnouncedLengthBeyondTheLimit_IsRefusedBeforeTheBodyComes()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, s_smallLimit);
        using RawHttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(Request(PaddedBody.To(SmallMaxBytes + 1, Body)).HeadBytes());
        CheckRefused(await connection.ReadResponseAsync());
    }

    // The last chunk never comes: only who counts while reading answers at all.
    [Fact]
    public async Task ChunksBeyondTheLimit_AreRefusedBeforeTheirEnd()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, s_smallLimit);
        byte[] request = (Request(PaddedBody.To(SmallMaxBytes + 1, Body)) with { IsChunked = true }).ToBytes();
        const int LastChunk = 5; // 0 CR LF CR LF
        using RawHttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(request.AsMemory(0, request.Length - LastChunk));
        CheckRefused(await connection.ReadResponseAsync());
    }

    // 2.0, step 3 before step 4: a wrong action is told first.
    [Fact]
    public async Task UnknownActionOfATooLongBody_IsTheUnknownAction()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, s_smallLimit);
        RawHttpRequest request = Request(PaddedBody.To(SmallMaxBytes + 1, Body)).Without("SOAPAction").With("SOAPAction", "\"x\"");
        Assert.Equal(
            "Server did not recognize the value of HTTP Header SOAPAction: x.",
            AnswerMeaning.Of((await server.SendAsync(request)).Body).FaultText);
    }

    // 2.0, step 4 before step 5: a foreign media type is told after the length.
    [Fact]
    public async Task ForeignMediaTypeOfATooLongBody_IsTheLength()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, s_smallLimit);
        RawHttpRequest request = Request(PaddedBody.To(SmallMaxBytes + 1, Body)).Without("Content-Type").With("Content-Type", "text/plain");
        CheckRefused(await server.SendAsync(request));
    }

    // DEVIATIONS.md: in chunks, what comes first is told first.
    [Fact]
    public async Task ChunksMalformedBeforeTheLimit_AreMalformed()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, s_smallLimit);
        byte[] body = PaddedBody.To(SmallMaxBytes + 1, Body).ToArray();
        body[0] = (byte)'x';
        Assert.Equal(400, (await server.SendAsync(Request(body) with { IsChunked = true })).Status);
    }

    private static RawHttpRequest Request(ReadOnlyMemory<byte> body) => RawHttpRequest.Soap(EnvelopeVersion.Soap11, body);

    private static void CheckRefused(RawHttpResponse answer) => WireAssert.Answer(
        (500, WireNames.TextXml, "private", ExpectedAnswer.Fault(EnvelopeVersion.Soap11, "Server", TooLong)), answer, "too long");
}
