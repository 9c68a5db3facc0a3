using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>
/// Faults of documents that are not well-formed (wire facts 4.6 to 4.12): 400 once the operation is known, which deviation (b)
/// gives a body, and 500 while it is still looked for. The reasons themselves are the reader's and tested there.
/// </summary>
public sealed class XmlFaultTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task MalformedOnceRouted_Is400WithReasonLineAndColumn(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendRoutedAsync(version, RequestBody.Operation(version, "\n  <apiVersion>1</apiVersio>")),
        400,
        version,
        [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task MalformedAfterTheElementThatRoutes_Is400(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendToBeRoutedAsync(version, RequestBody.Operation(version, "<apiVersion>1</apiVersio>")),
        400,
        version,
        [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task MalformedBeforeTheElementThatRoutes_IsTheServersFault(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendToBeRoutedAsync(version, RequestBody.Envelope(version, "", "<s:Header><a></b></s:Header>")),
        500,
        version,
        [(nameof(version), version)]);

    // 4.8: nothing is known of a document without a root but that it was guessed to be 1.2.
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task GarbageToRouteBy_IsAnsweredIn12(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendToBeRoutedAsync(version, "garbage"), 500, EnvelopeVersion.Soap12, [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task EmptyBodyOnceRouted_Is400(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendRoutedAsync(version, ""), 400, version, [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task EmptyBodyToRouteBy_IsTheServersFaultIn12(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendToBeRoutedAsync(version, ""), 500, EnvelopeVersion.Soap12, [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task DoctypeOnceRouted_Is400(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendRoutedAsync(version, "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"), 400, version, [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task DoctypeToRouteBy_IsTheServersFaultIn12(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendToBeRoutedAsync(version, "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"),
        500,
        EnvelopeVersion.Soap12,
        [(nameof(version), version)]);

    // 6.19
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task ElementInASimpleValue_Is400(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendRoutedAsync(version, RequestBody.OneSession(version, "<version>a<b/>c</version>")),
        400,
        version,
        [(nameof(version), version)]);

    // 4.36: nobody decompresses; gzip's first byte is no XML.
    [Fact]
    public async Task CompressedBody_Is400() => Assert.Equal(400, (await fixture.Server.SendAsync(
        RawHttpRequest.Soap(EnvelopeVersion.Soap11, new byte[] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0 }).With("Content-Encoding", "gzip"))).Status);

    // Whatever a fault quotes, it is XML itself: a character that XML forbids does not go back out.
    [Theory]
    [InlineData("<version>\u0001</version>")]
    [InlineData("<version>&#1;</version>")]
    [InlineData("<version>&#xFFFE;</version>")]
    [InlineData("<\u0001/>")]
    [InlineData("<version a='\u0002'/>")]
    [InlineData("<version>&\u0003;</version>")]
    public async Task ForbiddenCharacter_IsNotQuotedAsItIs(string members)
    {
        RawHttpResponse answer = await SendRoutedAsync(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11, members));
        Assert.Equal(400, answer.Status);
        _ = System.Xml.Linq.XDocument.Parse(answer.BodyText);
    }

    private Task<RawHttpResponse> SendRoutedAsync(EnvelopeVersion version, string body) => fixture.Server.SendAsync(
        RawHttpRequest.Soap(version, body).Without("Content-Type").With(
            "Content-Type", version == EnvelopeVersion.Soap11 ? WireNames.TextXml : $"{WireNames.SoapXml}; action=\"{WireNames.Action}\""));

    private Task<RawHttpResponse> SendToBeRoutedAsync(EnvelopeVersion version, string body) =>
        fixture.Server.SendAsync(RawHttpRequest.Soap(version, body).Without("SOAPAction"));
}
