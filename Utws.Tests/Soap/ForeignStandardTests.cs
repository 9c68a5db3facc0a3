using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>What this contract never had, MTOM, WS-Security and WS-Addressing: refused clearly where it must be understood, else read over.</summary>
public sealed class ForeignStandardTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    private const string Security = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private const string Addressing = "http://www.w3.org/2005/08/addressing";

    // RFC 9110, 15.5.16: the answer names the types that would have done. 4.3: no body.
    [Theory]
    [InlineData("multipart/related; type=\"application/xop+xml\"; boundary=x; start-info=\"text/xml\"")]
    [InlineData("application/xml")]
    [InlineData("application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task MediaTypeThatIsNoEnvelope_Is415WithTheTypesThatAre(string contentType)
    {
        RawHttpResponse answer = await fixture.Server.SendAsync(
            RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11))
                .Without("Content-Type").With("Content-Type", contentType));
        Assert.Equal((415, "text/xml, application/soap+xml", true), (answer.Status, answer.Header("Accept"), answer.Body.IsEmpty));
    }

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task SecurityHeader_ThatMustBeUnderstood_IsRefusedByName(EnvelopeVersion version)
    {
        RawHttpResponse answer = await SendAsync(version, $"<w:Security xmlns:w=\"{Security}\" s:mustUnderstand=\"1\"><w:UsernameToken/></w:Security>");
        Assert.Equal(500, answer.Status);
        Assert.Contains("SOAP header Security was not understood.", answer.BodyText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task SecurityHeader_ThatNeedNotBeUnderstood_IsReadOver(EnvelopeVersion version) => Assert.Equal(
        200, (await SendAsync(version, $"<w:Security xmlns:w=\"{Security}\"><w:UsernameToken/></w:Security>")).Status);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task AddressingHeaders_AreReadOver(EnvelopeVersion version) => Assert.Equal(
        200,
        (await SendAsync(version, $"<a:Action xmlns:a=\"{Addressing}\">urn:x</a:Action><a:To xmlns:a=\"{Addressing}\">urn:y</a:To>")).Status);

    private Task<RawHttpResponse> SendAsync(EnvelopeVersion version, string blocks) => fixture.Server.SendAsync(
        RawHttpRequest.Soap(version, RequestBody.OneSession(version, header: $"<s:Header>{blocks}</s:Header>")));
}
