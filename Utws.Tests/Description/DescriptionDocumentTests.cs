using System.Text;
using System.Xml.Linq;
using Utws.Tests.Support;

namespace Utws.Tests.Description;

/// <summary>WSDL and DISCO (sections 7 and 8 of the wire facts), as files beside this project hold them for the old host.</summary>
public sealed class DescriptionDocumentTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    private const string OldUrl = "http://customerexperience.smarttech.com/usagetracking/utws.asmx";

    // 7.1, 7.2, 7.10, 8.1 to 8.4, 3.13
    [Theory]
    [InlineData("wsdl")]
    [InlineData("disco")]
    public async Task Document_IsTheOldRuntimesByteForByte(string name)
    {
        RawHttpResponse answer = await GetAsync("?" + name);
        Assert.Equal((200, "text/xml; charset=utf-8", "private, max-age=0"), (answer.Status, answer.Header("Content-Type"), answer.Header("Cache-Control")));
        Assert.Null(answer.Header("Transfer-Encoding"));
        byte[] expected = await File.ReadAllBytesAsync(Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Corpus", "description", "utws." + name));
        WireAssert.SameBytes(expected, answer.Body.Span, name);
    }

    // 7.5: scheme, host and port of the request, the scheme's own port left out; 1.17: the path as typed.
    [Theory]
    [InlineData("Host: utws.example", "/usagetracking/utws.asmx", "http://utws.example/usagetracking/utws.asmx")]
    [InlineData("Host: UTWS.Example", "/usagetracking/utws.asmx", "http://utws.example/usagetracking/utws.asmx")]
    [InlineData("Host: utws.example:80", "/usagetracking/utws.asmx", "http://utws.example/usagetracking/utws.asmx")]
    [InlineData("Host: utws.example:8080", "/UsageTracking/UTWS.asmx", "http://utws.example:8080/UsageTracking/UTWS.asmx")]
    [InlineData("Host: [::1]:5080", "/usagetracking/utws.ASMX", "http://[::1]:5080/usagetracking/utws.ASMX")]
    public async Task Address_IsTheRequests(string host, string path, string expected)
    {
        foreach (string name in new[] { "wsdl", "disco" })
        {
            RawHttpResponse answer = await GetAsync("?" + name, path, host);
            Assert.Equal(200, answer.Status);
            Assert.Equal([expected], Addresses(answer.BodyText), StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task Address_OfARequestWithoutAHost_IsTheOneCalled()
    {
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        RawHttpResponse answer = await connection.ExchangeAsync(Encoding.ASCII.GetBytes($"GET {WireNames.Path}?wsdl HTTP/1.0\r\n\r\n"));
        Assert.Equal([$"http://{fixture.Server.Endpoint}{WireNames.Path}"], Addresses(answer.BodyText), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Host: utws.example:99999")]
    [InlineData("Host: utws.example:0")]
    public async Task Address_OfARequestWithAPortThatIsNone_IsTheOneCalled(string host)
    {
        RawHttpResponse answer = await GetAsync("?wsdl", WireNames.Path, host);
        Assert.Equal([$"http://{fixture.Server.Endpoint}{WireNames.Path}"], Addresses(answer.BodyText), StringComparer.Ordinal);
    }

    // Whatever a proxy forwards as the scheme, descriptions name one that the service speaks.
    [Fact]
    public async Task Address_WithAForwardedSchemeThatIsNone_IsHttp()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(null, "--Utws:Proxies:Known=127.0.0.1");
        RawHttpResponse answer = await server.SendAsync(new RawHttpRequest { Method = "GET", Target = WireNames.Path + "?wsdl" }
            .With("X-Forwarded-Proto", "javascript"));
        Assert.Equal([OldUrl], Addresses(answer.BodyText), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Address_OfARequestWithoutForwardedFieldsOfAConfiguredProxy_IsTheRequests()
    {
        RawHttpResponse answer = await fixture.Server.SendAsync(new RawHttpRequest { Method = "GET", Target = WireNames.Path + "?wsdl" }
            .With("X-Forwarded-Host", "attacker.example").With("X-Forwarded-Proto", "https"));
        Assert.Equal([OldUrl], Addresses(answer.BodyText), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Address_BehindAConfiguredProxy_IsTheForwardedOne()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(null, "--Utws:Proxies:Known=10.1.0.0/16, 127.0.0.1");
        RawHttpResponse answer = await server.SendAsync(new RawHttpRequest { Method = "GET", Target = "/usagetracking/Utws.asmx?wsdl" }
            .With("X-Forwarded-For", "203.0.113.7, 10.1.2.3").With("X-Forwarded-Host", "utws.example").With("X-Forwarded-Proto", "https"));
        Assert.Equal(["https://utws.example/usagetracking/Utws.asmx"], Addresses(answer.BodyText), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Address_BehindAnotherProxyThanTheConfigured_IsTheRequests()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(null, "--Utws:Proxies:Known=10.1.0.0/16");
        RawHttpResponse answer = await server.SendAsync(new RawHttpRequest { Method = "GET", Target = WireNames.Path + "?wsdl" }
            .With("X-Forwarded-For", "203.0.113.7").With("X-Forwarded-Host", "attacker.example").With("X-Forwarded-Proto", "https"));
        Assert.Equal([OldUrl], Addresses(answer.BodyText), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Address_ThatIsConfigured_IsNamedWhateverTheRequests()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(null, "--Utws:PublicUrl=https://telemetry.example/usagetracking/utws.asmx");
        foreach (string name in new[] { "wsdl", "disco" })
        {
            RawHttpResponse answer = await server.SendAsync(new RawHttpRequest { Method = "GET", Target = WireNames.Path + "?" + name });
            Assert.Equal(["https://telemetry.example/usagetracking/utws.asmx"], Addresses(answer.BodyText), StringComparer.Ordinal);
        }
    }

    // What a path may have that markup must not.
    [Fact]
    public async Task Address_IsEscaped()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(null, "--Utws:PublicUrl=https://utws.example/a&b'c/utws.asmx");
        RawHttpResponse answer = await server.SendAsync(new RawHttpRequest { Method = "GET", Target = WireNames.Path + "?wsdl" });
        Assert.Contains("location=\"https://utws.example/a&amp;b'c/utws.asmx\"", answer.BodyText, StringComparison.Ordinal);
        Assert.Equal(["https://utws.example/a&b'c/utws.asmx"], Addresses(answer.BodyText), StringComparer.Ordinal);
    }

    // 7.6: the old runtime kept documents by address and changed its ways at the eleventh.
    [Fact]
    public async Task Document_OfTheHundredthAddress_IsLikeTheFirst()
    {
        for (int i = 0; i < 100; i++)
        {
            RawHttpResponse answer = await GetAsync("?wsdl", WireNames.Path, $"Host: h{i}.example");
            Assert.Equal([$"http://h{i}.example{WireNames.Path}"], Addresses(answer.BodyText), StringComparer.Ordinal);
        }
    }

    private static IEnumerable<string> Addresses(string document) => XDocument.Parse(document).Descendants().Attributes()
        .Where(a => a.Name.LocalName is "location" or "address" or "docRef").Select(a => a.Value).Distinct(StringComparer.Ordinal);

    private async Task<RawHttpResponse> GetAsync(string query, string path = WireNames.Path, string host = "Host: customerexperience.smarttech.com")
    {
        using RawHttpConnection connection = await fixture.Server.ConnectAsync();
        return await connection.ExchangeAsync(Encoding.ASCII.GetBytes($"GET {path}{query} HTTP/1.1\r\n{host}\r\n\r\n"));
    }
}
