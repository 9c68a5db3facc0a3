using System.Globalization;
using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Compression;

/// <summary>The longest body that is read (4.27) is so as it came and as it is decoded, and what is longer is not read to its end.</summary>
public sealed class CodedLengthTests
{
    private const int MaxBytes = 20_000;
    private const string TooLong =
        "There was an exception running the extensions specified in the config file. ---> Maximum request length exceeded.";

    private static readonly string s_limit = string.Create(CultureInfo.InvariantCulture, $"--Utws:Limits:MaxRequestBytes={MaxBytes}");

    private static ReadOnlyMemory<byte> Body { get; } = Encoding.UTF8.GetBytes(RequestBody.OneSession(EnvelopeVersion.Soap11));

    public static TheoryData<string> Codings => ["gzip", "deflate", Coded.Bare, "br"];

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task DecodedBody_OfExactlyTheLimit_IsAcceptedAndOfOneByteMoreRefused(string coding)
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, s_limit);
        Assert.Equal(200, (await server.SendAsync(Request(coding, PaddedBody.To(MaxBytes, Body)))).Status);
        CheckRefused(await server.SendAsync(Request(coding, PaddedBody.To(MaxBytes + 1, Body))));
    }

    // What comes behind a complete envelope counts, too.
    [Theory]
    [MemberData(nameof(Codings))]
    public async Task DecodedBody_TooLongBehindItsEnvelope_IsRefused(string coding)
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, s_limit);
        byte[] body = [.. Body.Span, .. "\n<!-- x -->"u8, .. Enumerable.Repeat((byte)' ', MaxBytes)];
        CheckRefused(await server.SendAsync(Request(coding, body)));
    }

    // 64 MB in 64 KB, of br in 80 bytes. Its end never comes: only who counts while decoding answers at all.
    [Theory]
    [MemberData(nameof(Codings))]
    public async Task Bomb_IsRefusedBeforeItsEnd(string coding)
    {
        const int BombBytes = 64 * 1024 * 1024;
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, s_limit);
        byte[] bomb = Coded.Encode(coding, PaddedBody.To(BombBytes, Body));
        byte[] request = (Request(coding, default) with { Body = bomb, IsChunked = true }).ToBytes();
        const int LastChunk = 5; // 0 CR LF CR LF
        using RawHttpConnection connection = await server.ConnectAsync();
        RawHttpResponse answer = await connection.ExchangeAsync(request.AsMemory(0, request.Length - LastChunk));
        CheckRefused(answer);
        Assert.Equal("close", answer.Header("Connection"));
    }

    // Blocks that decode to nothing (RFC 1951, 3.2.4: stored, of length 0), without an end: the body as it came has the limit, too.
    [Fact]
    public async Task BlocksOfNothing_AreRefusedAtTheLimit()
    {
        const int Blocks = 5_000; // of five bytes each
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, s_limit);
        byte[] blocks = [.. Enumerable.Repeat<byte[]>([0, 0, 0, 0xFF, 0xFF], Blocks).SelectMany(b => b)];
        byte[] request = (Request(Coded.Bare, default) with { Body = blocks, IsChunked = true }).ToBytes();
        CheckRefused(await RawHttpConnection.ExchangeAsync(server.Endpoint, request.AsMemory(0, request.Length - 5)));
    }

    [Fact]
    public async Task AnnouncedLengthOfTheCodedBody_IsRefusedBeforeItComes()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, s_limit);
        using RawHttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync((Request("gzip", default) with { Body = new byte[MaxBytes + 1] }).HeadBytes());
        CheckRefused(await connection.ReadResponseAsync());
    }

    private static RawHttpRequest Request(string coding, ReadOnlyMemory<byte> body) =>
        RawHttpRequest.Soap(EnvelopeVersion.Soap11, Coded.Encode(coding, body)).With("Content-Encoding", Coded.FieldOf(coding));

    private static void CheckRefused(RawHttpResponse answer) => WireAssert.Answer(
        (500, WireNames.TextXml, "private", ExpectedAnswer.Fault(EnvelopeVersion.Soap11, "Server", TooLong)), answer, "too long");
}
