using System.Globalization;
using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Compression;

/// <summary>Codings that are not spoken, data that is none, and bodies that become too long (deviation (g)).</summary>
public sealed class RefusedCodingTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    private const string UnableToRead = "Server was unable to read request. ---> ";
    private const string Unsupported =
        UnableToRead + "The Content-Encoding of the request is not supported: gzip, deflate and br are, one of them at a time.";

    private const string Undecodable =
        UnableToRead + "The request is not in the format that its Content-Encoding names, or its data is corrupt or incomplete.";

    public static TheoryData<string> Codings => ["gzip", "deflate", Coded.Bare, "br"];

    // RFC 9110, 15.5.16 and 12.5.3
    [Theory]
    [InlineData(EnvelopeVersion.Soap11, "zstd")]
    [InlineData(EnvelopeVersion.Soap12, "zstd")]
    [InlineData(EnvelopeVersion.Soap11, "gzip, br")]
    [InlineData(EnvelopeVersion.Soap12, "gzip, gzip")]
    public async Task UnknownOrSecondCoding_Is415WithTheCodingsThatAre(EnvelopeVersion version, string field)
    {
        RawHttpResponse answer = await fixture.Server.SendAsync(Request(version, new byte[] { 1, 2, 3 }, field));
        WireAssert.Answer((415, WireNames.ContentTypeOf(version), "private", Fault(version, Unsupported)), answer, field);
        Assert.Equal(("gzip, deflate, br", null), (answer.Header("Accept-Encoding"), answer.Header("Accept")));
    }

    // RFC 9110, 10.1.1: it may keep its body back for good.
    [Fact]
    public async Task UnknownCodingWhileWaitingForContinue_IsAnsweredAtOnceAndTheConnectionCloses()
    {
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        await connection.SendAsync(Request(EnvelopeVersion.Soap11, new byte[] { 1 }, "zstd").With("Expect", "100-continue").HeadBytes());
        RawHttpResponse answer = await connection.ReadResponseAsync();
        Assert.Equal((415, "close"), (answer.Status, answer.Header("Connection")));
    }

    // 2.0, step 3 comes first, whatever the body is in.
    [Fact]
    public async Task UnknownActionInAnUnknownCoding_IsTheUnknownAction()
    {
        RawHttpResponse answer = await fixture.Server.SendAsync(
            Request(EnvelopeVersion.Soap11, new byte[] { 1 }, "zstd").Without("SOAPAction").With("SOAPAction", "\"no\""));
        Assert.Equal(500, answer.Status);
        Assert.Null(answer.Header("Accept-Encoding"));
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task DataThatIsNotInTheCoding_Is400(string coding)
    {
        foreach (EnvelopeVersion version in new[] { EnvelopeVersion.Soap11, EnvelopeVersion.Soap12 })
        {
            RawHttpResponse answer = await fixture.Server.SendAsync(
                Request(version, Encoding.UTF8.GetBytes(RequestBody.OneSession(version)), Coded.FieldOf(coding)));
            CheckUndecodable(version, answer, coding);
        }
    }

    // Nothing at all is no data in any coding, and no document either: the document's fault, as it was.
    [Theory]
    [MemberData(nameof(Codings))]
    public async Task EmptyBody_HasNoRoot(string coding)
    {
        RawHttpResponse answer = await fixture.Server.SendAsync(Request(EnvelopeVersion.Soap11, Array.Empty<byte>(), Coded.FieldOf(coding)));
        WireAssert.Answer((400, WireNames.TextXml, "private", Fault(EnvelopeVersion.Soap11, UnableToRead + "Root element is missing.")), answer, coding);
    }

    // Also where only the checksum is missing, and the document is complete, with white space behind it and without.
    [Theory]
    [MemberData(nameof(Codings))]
    public async Task TruncatedData_Is400WhereverItEnds(string coding)
    {
        foreach (string tail in new[] { "", "\n" })
        {
            byte[] coded = Coded.Encode(coding, Encoding.UTF8.GetBytes(RequestBody.OneSession(EnvelopeVersion.Soap11) + tail));
            using RawHttpConnection connection = await fixture.Server.ConnectAsync();
            for (int length = 1; length < coded.Length; length++)
            {
                byte[] request = Request(EnvelopeVersion.Soap11, coded.AsMemory(0, length), Coded.FieldOf(coding)).ToBytes();
                RawHttpResponse answer = await connection.ExchangeAsync(request);
                CheckUndecodable(EnvelopeVersion.Soap11, answer, string.Create(CultureInfo.InvariantCulture, $"{coding}, {length} of {coded.Length} bytes"));
            }
        }
    }

    // gzip and zlib have checksums; bare deflate and br have none, so that some damage is another document, and is answered as such.
    [Theory]
    [MemberData(nameof(Codings))]
    public async Task DamagedData_IsRefusedOrReadAsWhatItSays(string coding)
    {
        byte[] coded = Coded.Encode(coding, Encoding.UTF8.GetBytes(RequestBody.OneSession(EnvelopeVersion.Soap11)));
        RawHttpResponse whole = await fixture.Server.SendAsync(Request(EnvelopeVersion.Soap11, coded, Coded.FieldOf(coding)));
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        for (int i = 0; i < coded.Length; i++)
        {
            byte[] damaged = [.. coded];
            damaged[i] ^= 0x55;
            RawHttpResponse answer = await connection.ExchangeAsync(Request(EnvelopeVersion.Soap11, damaged, Coded.FieldOf(coding)).ToBytes());
            string what = string.Create(CultureInfo.InvariantCulture, $"{coding}, byte {i}: {answer.Status} {answer.BodyText}");
            if (coding is "gzip" or "deflate")
            {
                // Some bytes of a gzip header (time, system) say nothing about the data.
                Assert.True(answer.Status == 400 || answer.Body.Span.SequenceEqual(whole.Body.Span), what);
            }

            Assert.DoesNotContain("Exception", answer.BodyText, StringComparison.Ordinal);
            Assert.NotNull(AnswerMeaning.Of(answer.Body).Version);
        }
    }

    // RFC 1950, 2.2: data for which a dictionary would have to be known. zlib's wrapper has an exception of its own for it.
    [Fact]
    public async Task ZlibDataWithADictionary_Is400() => CheckUndecodable(
        EnvelopeVersion.Soap11,
        await fixture.Server.SendAsync(Request(EnvelopeVersion.Soap11, new byte[] { 0x78, 0xBB, 1, 2, 3, 4, 3, 0, 0, 0, 0, 1 }, "deflate")),
        "dictionary");

    private static RawHttpRequest Request(EnvelopeVersion version, ReadOnlyMemory<byte> body, string field) =>
        RawHttpRequest.Soap(version, body).With("Content-Encoding", field);

    private static void CheckUndecodable(EnvelopeVersion version, RawHttpResponse answer, string what) =>
        WireAssert.Answer((400, WireNames.ContentTypeOf(version), "private", Fault(version, Undecodable)), answer, what);

    private static byte[] Fault(EnvelopeVersion version, string text) =>
        ExpectedAnswer.Fault(version, version == EnvelopeVersion.Soap11 ? "Client" : "Sender", text);
}
