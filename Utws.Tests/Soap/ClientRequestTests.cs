using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>Requests of real SOAP stacks, byte for byte as they left their sockets, against a server as it comes.</summary>
public sealed class ClientRequestTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    private const string Unicode = "Ünïcödé 日本語 😀 <&> \"'";

    // What every client sends, and what the oracle says to it.
    private static readonly PublishedSession[] s_expected =
    [
        new(
            new SessionRecord
            {
                ProductId = 1, Version = "10.0.1", OsPlatform = 2, OsVersion = 601, ServicePack = "Service Pack 1",
                OsBits = 64, Architecture = 9, LangId = "en", Country = "US", Locale = "en-US",
            },
            "SummaryOnly",
            1800000000),
        new(
            new SessionRecord
            {
                ProductId = 3, Version = Unicode, OsPlatform = -1, OsVersion = 0, ServicePack = "",
                OsBits = 32, Architecture = 0, LangId = "ja", Country = "日本", Locale = "ja-JP",
            },
            "Discard",
            0),
        new(
            new SessionRecord
            {
                ProductId = -5, Version = "11", OsPlatform = int.MaxValue, OsVersion = int.MinValue, ServicePack = "ЖΩ",
                OsBits = 64, Architecture = 12, LangId = "de", Country = "CH", Locale = "de-CH-1996",
            },
            "Details",
            1800000000),
    ];

    public static TheoryData<string> Requests =>
        [.. Directory.EnumerateFiles(Folder, "*.http").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Corpus", "client-requests");

    [Fact]
    public void Requests_AreOfThreeStacksInBothVersions() => Assert.Equal(6, Directory.GetFiles(Folder, "*.http").Length);

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_IsAnsweredFieldByField(string request) =>
        CheckAnswer(request, await RawHttpConnection.ExchangeAsync(fixture.Server.Endpoint, Read(request)));

    // A place in the head and one in the body every so many bytes, so that names, values, tags and characters are all cut.
    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_SplitAnywhere_IsAnsweredAlike(string request)
    {
        const int Step = 41; // a prime: no rhythm of the document hides a place from it
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        foreach (ReadOnlyMemory<byte>[] pieces in SplitBody.AtEvery(Step, Read(request)))
        {
            await connection.SendPiecesAsync(pieces);
            CheckAnswer(request, await connection.ReadResponseAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_OneByteASegment_IsAnsweredAlike(string request)
    {
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        await connection.SendPiecesAsync(SplitBody.OneByteAtATime(Read(request)));
        CheckAnswer(request, await connection.ReadResponseAsync());
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_PipelinedTwice_IsAnsweredTwice(string request)
    {
        byte[] bytes = Read(request);
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        await connection.SendAsync((byte[])[.. bytes, .. bytes]);
        CheckAnswer(request, await connection.ReadResponseAsync());
        CheckAnswer(request, await connection.ReadResponseAsync());
    }

    private static byte[] Read(string request) => File.ReadAllBytes(Path.Combine(Folder, request + ".http"));

    private static void CheckAnswer(string request, RawHttpResponse answer)
    {
        EnvelopeVersion version = request.EndsWith("1.1", StringComparison.Ordinal) ? EnvelopeVersion.Soap11 : EnvelopeVersion.Soap12;
        Assert.Equal(200, answer.Status);
        Assert.Equal(WireNames.ContentTypeOf(version), answer.Header("Content-Type"));
        AnswerMeaning meaning = AnswerMeaning.Of(answer.Body);
        Assert.Equal(version, meaning.Version);
        Assert.Equal(s_expected, meaning.Items);

        // The three special characters of XML are escaped, quotes are not (3.8).
        Assert.Contains("<version>Ünïcödé 日本語 😀 &lt;&amp;&gt; \"'</version>", answer.BodyText, StringComparison.Ordinal);
        WireAssert.SameBytes(ExpectedAnswer.Success(version, AnswerForm.Documented, s_expected), answer.Body.Span, request);
    }
}
