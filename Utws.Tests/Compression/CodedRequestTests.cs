using System.Globalization;
using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Compression;

/// <summary>Requests with a <c>Content-Encoding</c> are answered as if they had none, however they arrive.</summary>
public sealed class CodedRequestTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    private const int Sessions = 3;

    public static TheoryData<string> Codings => ["gzip", "x-gzip", "deflate", Coded.Bare, "br"];

    public static TheoryData<string, EnvelopeVersion> CodingsAndVersions
    {
        get
        {
            TheoryData<string, EnvelopeVersion> data = [];
            foreach (string coding in new[] { "gzip", "x-gzip", "deflate", Coded.Bare, "br" })
            {
                data.Add(coding, EnvelopeVersion.Soap11);
                data.Add(coding, EnvelopeVersion.Soap12);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CodingsAndVersions))]
    public async Task CodedBody_IsAnsweredAsThePlainOne(string coding, EnvelopeVersion version)
    {
        CheckSame(await fixture.Server.SendAsync(Plain(version)), await fixture.Server.SendAsync(Request(coding, version)), coding);
        CheckSame(
            await fixture.Server.SendAsync(Plain(version)),
            await fixture.Server.SendAsync(Request(coding, version) with { IsChunked = true }),
            coding + " in chunks");
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task CodedBody_CutAtEveryByte_IsAnsweredAlike(string coding)
    {
        RawHttpRequest request = Request(coding, EnvelopeVersion.Soap11);
        RawHttpResponse expected = await fixture.Server.SendAsync(Plain(EnvelopeVersion.Soap11));
        byte[] head = request.HeadBytes();
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        foreach (ReadOnlyMemory<byte>[] pieces in SplitBody.AtEveryPoint(request.Body!.Value))
        {
            await connection.SendPiecesAsync([(byte[])[.. head, .. pieces[0].Span], pieces[1]]);
            CheckSame(expected, await connection.ReadResponseAsync(), string.Create(CultureInfo.InvariantCulture, $"{coding} cut after byte {pieces[0].Length}"));
        }

        await connection.SendPiecesAsync(SplitBody.OneByteAtATime(request.ToBytes()));
        CheckSame(expected, await connection.ReadResponseAsync(), coding + " one byte a segment");
    }

    // What the decoder leaves unread, or reads ahead, must not be the next request's.
    [Theory]
    [MemberData(nameof(Codings))]
    public async Task PipelinedRequests_AreAnsweredInOrder(string coding)
    {
        RawHttpResponse expected = await fixture.Server.SendAsync(Plain(EnvelopeVersion.Soap12));
        byte[] coded = Request(coding, EnvelopeVersion.Soap12).ToBytes();
        byte[] chunked = (Request(coding, EnvelopeVersion.Soap12) with { IsChunked = true }).ToBytes();
        byte[] plain = Plain(EnvelopeVersion.Soap12).ToBytes();
        byte[] broken = (Request(coding, EnvelopeVersion.Soap12) with { Body = "no such data"u8.ToArray() }).ToBytes();
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        await connection.SendAsync((byte[])[.. coded, .. plain, .. chunked, .. broken, .. coded]);
        CheckSame(expected, await connection.ReadResponseAsync(), "first");
        CheckSame(expected, await connection.ReadResponseAsync(), "plain");
        CheckSame(expected, await connection.ReadResponseAsync(), "chunked");
        Assert.Equal(400, (await connection.ReadResponseAsync()).Status);
        CheckSame(expected, await connection.ReadResponseAsync(), "last");
    }

    // RFC 9110, 10.1.1
    [Theory]
    [MemberData(nameof(Codings))]
    public async Task Expect100Continue_IsToldToContinue(string coding)
    {
        RawHttpRequest request = Request(coding, EnvelopeVersion.Soap11).With("Expect", "100-continue");
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        await connection.SendAsync(request.HeadBytes());
        Assert.Equal(100, (await connection.ReadResponseAsync()).Status);
        await connection.SendAsync(request.Body!.Value);
        Assert.Equal(200, (await connection.ReadResponseAsync()).Status);
    }

    // RFC 1952, 2.2: gzip data may be several members one after the other.
    [Fact]
    public async Task GzipInMembers_IsOneBody()
    {
        byte[] body = Body(EnvelopeVersion.Soap11);
        byte[] members = [.. Coded.Encode("gzip", body.AsMemory(0, 100)), .. Coded.Encode("gzip", body.AsMemory(100))];
        CheckSame(
            await fixture.Server.SendAsync(Plain(EnvelopeVersion.Soap11)),
            await fixture.Server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, members).With("Content-Encoding", "gzip")),
            "members");
    }

    // What follows the end of the data: DEVIATIONS.md, row g. Zeros pad archives on tapes, and gzip itself reads over the rest.
    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task BytesAfterTheEnd_AreNotLookedAt(string coding)
    {
        byte[] body = [.. Coded.Encode(coding, Body(EnvelopeVersion.Soap11)), 0, 0, 0, .. "trailing"u8];
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        CheckSame(
            await fixture.Server.SendAsync(Plain(EnvelopeVersion.Soap11)),
            await connection.ExchangeAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, body).With("Content-Encoding", coding).ToBytes()),
            coding);

        // Nor are they the next request's.
        Assert.Equal(200, (await connection.ExchangeAsync(Plain(EnvelopeVersion.Soap11).ToBytes())).Status);
    }

    // The coding is of the bytes, the charset of what they decode to.
    [Fact]
    public async Task CodedBodyInAnotherCharset_IsDecodedThenRead()
    {
        byte[] body = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(Body(EnvelopeVersion.Soap11)));
        RawHttpRequest request = RawHttpRequest.Soap(EnvelopeVersion.Soap11, Coded.Encode("gzip", body))
            .Without("Content-Type").With("Content-Type", "text/xml; charset=utf-16").With("Content-Encoding", "gzip");
        CheckSame(await fixture.Server.SendAsync(Plain(EnvelopeVersion.Soap11)), await fixture.Server.SendAsync(request), "utf-16 in gzip");
    }

    // "identity" is no coding, and a charset's name, which some clients put there, was never looked at (4.36).
    [Theory]
    [InlineData("identity")]
    [InlineData("utf-8")]
    [InlineData("UTF-8")]
    public async Task NoCoding_IsReadAsItIs(string field) => CheckSame(
        await fixture.Server.SendAsync(Plain(EnvelopeVersion.Soap11)),
        await fixture.Server.SendAsync(Plain(EnvelopeVersion.Soap11).With("Content-Encoding", field)),
        field);

    private static byte[] Body(EnvelopeVersion version) => Encoding.UTF8.GetBytes(RequestBody.Sessions(version, Coded.Sessions(Sessions)));

    private static RawHttpRequest Plain(EnvelopeVersion version) => RawHttpRequest.Soap(version, Body(version));

    private static RawHttpRequest Request(string coding, EnvelopeVersion version) =>
        RawHttpRequest.Soap(version, Coded.Encode(coding, Body(version))).With("Content-Encoding", Coded.FieldOf(coding));

    private static void CheckSame(RawHttpResponse expected, RawHttpResponse actual, string what)
    {
        Assert.Equal(200, expected.Status);
        WireAssert.Answer((200, expected.Header("Content-Type")!, "private, max-age=0", expected.Body), actual, what);
        Assert.Equal(Sessions, AnswerMeaning.Of(actual.Body).Items!.Count);
    }
}
