using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>Faults of envelopes that are well-formed XML but not what SOAP says, and of header blocks (wire facts 4.5, 4.16 to 4.22).</summary>
public sealed class EnvelopeFaultTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    // 4.5: a 1.1 fault, whatever it was sent as, with both envelopes that are spoken here.
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task UnknownEnvelopeNamespace_IsAVersionMismatchIn11(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await fixture.Server.SendAsync(RawHttpRequest.Soap(version, "<s:Envelope xmlns:s=\"urn:bad\"><s:Body/></s:Envelope>")),
        500,
        EnvelopeVersion.Soap11,
        [(nameof(version), version)]);

    [Fact]
    public async Task RootWithoutNamespace_IsAVersionMismatchOfNothing() => await FaultSnapshot.VerifyAsync(
        await fixture.Server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, "<foo/>")), 500, EnvelopeVersion.Soap11);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task RootThatIsNoEnvelope_IsTheClientsFaultOnceRouted(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendRoutedAsync(version, $"<foo xmlns=\"{WireNames.EnvelopeOf(version)}\"/>"), 500, version, [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task RootThatIsNoEnvelope_IsTheServersFaultWhileRouting(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendToBeRoutedAsync(version, $"<foo xmlns=\"{WireNames.EnvelopeOf(version)}\"/>"), 500, version, [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task MissingBody_IsTheClientsFaultOnceRouted(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendRoutedAsync(version, $"<s:Envelope xmlns:s=\"{WireNames.EnvelopeOf(version)}\"><s:Header/></s:Envelope>"),
        500,
        version,
        [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task MissingBody_IsTheServersFaultWhileRouting(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendToBeRoutedAsync(version, $"<s:Envelope xmlns:s=\"{WireNames.EnvelopeOf(version)}\"/>"),
        500,
        version,
        [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task ForeignElementBeforeBody_IsAMissingBody(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendRoutedAsync(version, RequestBody.OneSession(version, header: "<foo xmlns=\"urn:q\"/>")),
        500,
        version,
        [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task SecondHeader_IsAMissingBody(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendRoutedAsync(version, RequestBody.OneSession(version, header: "<s:Header/><s:Header/>")),
        500,
        version,
        [(nameof(version), version)]);

    // 4.19; in 1.2 with a block for each header that was not understood, deviation (c).
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task HeadersThatMustBeUnderstood_AreNotUnderstood(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendRoutedAsync(version, RequestBody.OneSession(version, header:
            "<s:Header><h:One xmlns:h=\"urn:h\" s:mustUnderstand=\"1\">x</h:One><Ignored xmlns=\"urn:i\"/>"
            + "<Two xmlns=\"urn:&lt;&amp;&quot;\" s:mustUnderstand=\"true\"/></s:Header>")),
        500,
        version,
        [(nameof(version), version)]);

    // A block without a namespace: a prefix cannot stand for none (Namespaces in XML 1.0, 2.2).
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task HeaderInNoNamespace_IsNotUnderstoodAllTheSame(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendRoutedAsync(version, RequestBody.OneSession(version, header: "<s:Header><Foo s:mustUnderstand=\"1\"/></s:Header>")),
        500,
        version,
        [(nameof(version), version)]);

    // 4.20, 4.21, 4.23 and deviation (c): what needs no understanding, or not by us.
    [Theory]
    [InlineData(EnvelopeVersion.Soap11, "s:mustUnderstand=\"0\"")]
    [InlineData(EnvelopeVersion.Soap11, "s:mustUnderstand=\"yes\"")]
    [InlineData(EnvelopeVersion.Soap11, "s:mustUnderstand=\"1\" s:actor=\"http://other\"")]
    [InlineData(EnvelopeVersion.Soap11, "mustUnderstand=\"1\"")]
    [InlineData(EnvelopeVersion.Soap12, "s:mustUnderstand=\"false\"")]
    [InlineData(EnvelopeVersion.Soap12, "s:mustUnderstand=\"1\" s:role=\"http://other\"")]
    [InlineData(EnvelopeVersion.Soap12, "s:mustUnderstand=\"1\" s:role=\"http://www.w3.org/2003/05/soap-envelope/role/none\"")]
    public async Task HeaderForSomebodyElse_IsIgnored(EnvelopeVersion version, string attributes)
    {
        RawHttpResponse answer = await SendRoutedAsync(version, RequestBody.OneSession(
            version, header: $"<s:Header>text<h:Foo xmlns:h=\"urn:h\" {attributes}><h:Bar s:mustUnderstand=\"1\"/></h:Foo></s:Header>"));
        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData(EnvelopeVersion.Soap11, "s:actor=\"http://schemas.xmlsoap.org/soap/actor/next\"")]
    [InlineData(EnvelopeVersion.Soap11, "s:actor=\"\"")]
    [InlineData(EnvelopeVersion.Soap12, "s:role=\"http://www.w3.org/2003/05/soap-envelope/role/next\"")]
    [InlineData(EnvelopeVersion.Soap12, "s:role=\"http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver\"")]
    [InlineData(EnvelopeVersion.Soap12, "s:role=\"\"")]
    public async Task HeaderForUsByRole_MustBeUnderstood(EnvelopeVersion version, string role)
    {
        RawHttpResponse answer = await SendRoutedAsync(version, RequestBody.OneSession(
            version, header: $"<s:Header><h:Foo xmlns:h=\"urn:h\" s:mustUnderstand=\"1\" {role}/></s:Header>"));
        Assert.Equal("MustUnderstand", AnswerMeaning.Of(answer.Body).FaultCode);
    }

    // 4.18: after Body nothing of SOAP is looked at.
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task HeaderAfterBody_IsIgnored(EnvelopeVersion version)
    {
        string body = RequestBody.OneSession(version).Replace(
            "</s:Envelope>", "<s:Header><a s:mustUnderstand=\"1\"/></s:Header></s:Envelope>", StringComparison.Ordinal);
        Assert.Equal(200, (await SendRoutedAsync(version, body)).Status);
    }

    // 4.22: the headers are looked at after the values.
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task BadInt_BeatsAHeaderThatIsNotUnderstood(EnvelopeVersion version)
    {
        RawHttpResponse answer = await SendRoutedAsync(version, RequestBody.OneSession(
            version, "<productID>abc</productID>", "<s:Header><a xmlns=\"urn:a\" s:mustUnderstand=\"1\"/></s:Header>"));
        Assert.Contains("Input string was not in a correct format.", answer.BodyText, StringComparison.Ordinal);
    }

    private Task<RawHttpResponse> SendRoutedAsync(EnvelopeVersion version, string body) => fixture.Server.SendAsync(
        RawHttpRequest.Soap(version, body).Without("Content-Type").With(
            "Content-Type", version == EnvelopeVersion.Soap11 ? WireNames.TextXml : $"{WireNames.SoapXml}; action=\"{WireNames.Action}\""));

    private Task<RawHttpResponse> SendToBeRoutedAsync(EnvelopeVersion version, string body) =>
        fixture.Server.SendAsync(RawHttpRequest.Soap(version, Encoding.UTF8.GetBytes(body)).Without("SOAPAction"));
}
