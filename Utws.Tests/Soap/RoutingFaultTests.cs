using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>Faults of requests whose operation was not found, or whose body was not looked at (wire facts 4.3, 4.13 to 4.15, 4.27, 4.28).</summary>
public sealed class RoutingFaultTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    private const string UnknownElement = "<foo xmlns=\"urn:x\"/>";
    private const int MaxRequestBytes = 4_194_304; // 4.27

    [Fact]
    public async Task UnknownSoapAction_IsRepeatedDecodedAndUnquoted() => await FaultSnapshot.VerifyAsync(
        await fixture.Server.SendAsync(Call11("\"http://x/%3Cy%3E+z\"")), 500, EnvelopeVersion.Soap11);

    [Fact]
    public async Task EmptySoapAction_IsAnUnknownOne() => await FaultSnapshot.VerifyAsync(
        await fixture.Server.SendAsync(Call11("\"\"")), 500, EnvelopeVersion.Soap11);

    [Fact]
    public async Task LoneQuoteAsSoapAction_IsTheServersFault() => await FaultSnapshot.VerifyAsync(
        await fixture.Server.SendAsync(Call11("\"")), 500, EnvelopeVersion.Soap11);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task UnknownElementWithoutAction_AsksForAnAction(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await fixture.Server.SendAsync(ByBody(version, RequestBody.Envelope(version, UnknownElement))),
        500,
        version,
        [(nameof(version), version)]);

    [Fact]
    public async Task UnknownActionParameterAndElement_RepeatsTheAction() => await FaultSnapshot.VerifyAsync(
        await fixture.Server.SendAsync(WithAction("urn:<no>", RequestBody.Envelope(EnvelopeVersion.Soap12, UnknownElement))),
        500,
        EnvelopeVersion.Soap12);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task TooLongBodyOfAKnownAction_IsTheServersFault(EnvelopeVersion version)
    {
        RawHttpRequest request = version == EnvelopeVersion.Soap11
            ? RawHttpRequest.Soap(version, TooLong(version))
            : WithAction(WireNames.Action, "") with { Body = TooLong(version) };
        await FaultSnapshot.VerifyAsync(await fixture.Server.SendAsync(request), 500, version, [(nameof(version), version)]);
    }

    // 4.28: whoever routes by the body guesses 1.2 and found no stream to peek at.
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task TooLongBodyToRouteBy_IsARecord(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await fixture.Server.SendAsync(ByBody(version, "") with { Body = TooLong(version) }),
        500,
        EnvelopeVersion.Soap12,
        [(nameof(version), version)]);

    // 4.3, 2.14, 2.15: the header still tells the version that was guessed.
    [Theory]
    [InlineData("application/xml; charset=utf-8", true, EnvelopeVersion.Soap11)]
    [InlineData("application/xml; charset=utf-8", false, EnvelopeVersion.Soap12)]
    [InlineData("text/plain", true, EnvelopeVersion.Soap11)]
    [InlineData("application/json", true, EnvelopeVersion.Soap11)]
    [InlineData("multipart/related; type=\"text/xml\"", true, EnvelopeVersion.Soap11)]
    [InlineData("text/xml ; charset=utf-8", true, EnvelopeVersion.Soap11)]
    [InlineData("application/soap+xml; charset=utf-8", true, EnvelopeVersion.Soap11)]
    public async Task ForeignMediaType_IsRefusedWithoutABody(string contentType, bool withSoapAction, EnvelopeVersion answeredIn)
    {
        RawHttpRequest request = RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11))
            .Without("Content-Type").With("Content-Type", contentType);
        RawHttpResponse answer = await fixture.Server.SendAsync(withSoapAction ? request : request.Without("SOAPAction"));
        WireAssert.Answer((415, WireNames.ContentTypeOf(answeredIn), "private", default), answer, contentType);
        Assert.Equal("0", answer.Header("Content-Length"));
    }

    private static RawHttpRequest Call11(string soapAction) =>
        RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11))
            .Without("SOAPAction").With("SOAPAction", soapAction);

    private static RawHttpRequest ByBody(EnvelopeVersion version, string body) =>
        RawHttpRequest.Soap(version, body).Without("SOAPAction");

    private static RawHttpRequest WithAction(string action, string body) => RawHttpRequest.Soap(EnvelopeVersion.Soap12, body)
        .Without("Content-Type").With("Content-Type", $"{WireNames.SoapXml}; action=\"{action}\"");

    private static ReadOnlyMemory<byte> TooLong(EnvelopeVersion version) =>
        PaddedBody.To(MaxRequestBytes + 1, Encoding.UTF8.GetBytes(RequestBody.OneSession(version)));
}
