using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>
/// What SOAP 1.2 part 1 asserts of header blocks, a row an assertion, named by its clause. Every answer is compared whole. Where
/// the old runtime's habit stands against a clause, the row says so and DEVIATIONS.md lists it.
/// </summary>
public sealed class Soap12HeaderAssertionTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    private const string Role = "http://www.w3.org/2003/05/soap-envelope/role/";
    private const string Must = "s:mustUnderstand=\"1\"";
    private const string Nobody = "";

    private static readonly PublishedSession s_session = new(new SessionRecord { ProductId = 1 }, "SummaryOnly", 1800000000);

    /// <summary>Clause, rule, header blocks, and the names of those that end the request, in the order of the fault.</summary>
    public static TheoryData<string, string, string, string> Blocks => new()
    {
        { "2.4", "a block that need not be understood may be read over", "<h:A/>", Nobody },
        { "2.4", "a mandatory block that is ours must be understood", $"<h:A {Must}/>", "A" },
        { "2.6", "one fault for all of them", $"<h:A {Must}/><h:B/><h:C {Must}/>", "A,C" },
        { "5.2", "Header may be empty", "", Nobody },
        { "5.2.1", "a block may have any content and attributes", "<h:A x=\"1\" h:y=\"2\">t<h:B>u</h:B><!--c--><?p i?></h:A>", Nobody },
        { "5.2.1", "a block may have an encodingStyle", "<h:A s:encodingStyle=\"urn:unknown\"/>", Nobody },
        { "5.2.1", "a block in no namespace: SOAP forbids it, the old runtime took it, so it is taken", "<A/>", Nobody },
        { "2.2", "no role means the ultimate receiver", $"<h:A {Must}/>", "A" },
        { "2.2", "next is everybody's role", $"<h:A {Must} s:role=\"{Role}next\"/>", "A" },
        { "2.2", "ultimateReceiver is ours", $"<h:A {Must} s:role=\"{Role}ultimateReceiver\"/>", "A" },
        { "2.2", "none is nobody's role", $"<h:A {Must} s:role=\"{Role}none\"/>", Nobody },
        { "2.2", "a role that we don't know is not ours", $"<h:A {Must} s:role=\"http://example.org/role\"/>", Nobody },
        { "2.2", "an intermediary's block beside ours", $"<h:A {Must} s:role=\"urn:x\"/><h:B {Must}/>", "B" },
        { "5.2.2", "an empty role is like none at all", $"<h:A {Must} s:role=\"\"/>", "A" },
        { "5.2.2", "role is an anyURI: white space around it is collapsed", $"<h:A {Must} s:role=\" &#x9;{Role}next&#xA; \"/>", "A" },
        { "6", "URIs are compared character by character", $"<h:A {Must} s:role=\"{Role}Next\"/>", Nobody },
        { "6", "a relative role, for which no base is known, is not ours", $"<h:A {Must} s:role=\"next\"/>", Nobody },
        { "5.2.2", "a role in no namespace is no role", $"<h:A {Must} role=\"urn:x\"/>", "A" },
        { "5.2.2", "an actor of 1.1 is no role", $"<h:A {Must} o:actor=\"urn:x\"/>", "A" },
        { "5.2.2", "the other node's role does not matter where nothing is mandatory", "<h:A s:role=\"urn:x\"/>", Nobody },
        { "5.2.3", "true", "<h:A s:mustUnderstand=\"true\"/>", "A" },
        { "5.2.3", "1", "<h:A s:mustUnderstand=\"1\"/>", "A" },
        { "5.2.3", "false", "<h:A s:mustUnderstand=\"false\"/>", Nobody },
        { "5.2.3", "0", "<h:A s:mustUnderstand=\"0\"/>", Nobody },
        { "5.2.3", "xs:boolean: white space around it is collapsed", "<h:A s:mustUnderstand=\" &#xD;1&#x9; \"/>", "A" },
        { "5.2.3", "the same with a word", "<h:A s:mustUnderstand=\"\n true \"/>", "A" },
        { "5.2.3", "xs:boolean is written in lower case; what is none counts as not set, as it did", "<h:A s:mustUnderstand=\"TRUE\"/>", Nobody },
        { "5.2.3", "a number that is none", "<h:A s:mustUnderstand=\"9\"/>", Nobody },
        { "5.2.3", "a word that is none", "<h:A s:mustUnderstand=\"wrong\"/>", Nobody },
        { "5.2.3", "nothing at all", "<h:A s:mustUnderstand=\"\"/>", Nobody },
        { "5.2.3", "one that is none beside one that is", $"<h:A s:mustUnderstand=\"wrong\"/><h:B {Must}/>", "B" },
        { "5.2.3", "in the namespace of 1.1 it is another attribute", "<h:A o:mustUnderstand=\"1\"/>", Nobody },
        { "5.2.3", "in no namespace it is the block's own", "<h:A mustUnderstand=\"1\"/>", Nobody },
        { "5.2.3", "false of ours beats true of the others", "<h:A s:mustUnderstand=\"0\" o:mustUnderstand=\"1\" mustUnderstand=\"1\"/>", Nobody },
        { "5.2.3", "only on blocks, not on what is in them", $"<h:A><h:B {Must}/></h:A>", Nobody },
        { "5.2.4", "relay is for intermediaries", $"<h:A s:relay=\"true\" s:role=\"{Role}next\"/>", Nobody },
        { "5.2.4", "relay does not take mustUnderstand away", $"<h:A {Must} s:relay=\"true\"/>", "A" },
        { "5.2.4", "relay false, and relay that is no boolean", "<h:A s:relay=\" 0 \"/><h:B s:relay=\"wrong\"/>", Nobody },
        { "5.2.4", "relay without mustUnderstand for another role", "<h:A s:relay=\"1\" s:role=\"urn:x\"/>", Nobody },
        { "5.4.8", "each block is named by its expanded name", $"<h:A {Must}/><A xmlns=\"urn:h\" {Must}/>", "A,A" },
    };

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task HeaderBlocks_AreTreatedAsTheClauseSays(string clause, string rule, string blocks, string notUnderstood)
    {
        string what = $"SOAP 1.2 part 1, {clause}: {rule}";
        RawHttpResponse answer = await SendAsync(RequestBody.OneSession(EnvelopeVersion.Soap12, header: Header(blocks)));
        WireAssert.Answer(Expected(notUnderstood), answer, what);
    }

    // 5.2.2 to 5.2.4: a receiver must ignore these attributes on anything but header blocks.
    [Theory]
    [InlineData("<s:Body>", $"<s:Body {Must}>")]
    [InlineData("<s:Body>", "<s:Body s:mustUnderstand=\"wrong\" s:relay=\"1\">")]
    [InlineData("<s:Body>", $"<s:Body {Must} s:role=\"{Role}none\">")]
    [InlineData("<s:Envelope ", $"<s:Envelope {Must} ")]
    [InlineData("<s:Header ", $"<s:Header {Must} s:role=\"{Role}none\" s:relay=\"true\" ")]
    [InlineData("<apiVersion>", $"<apiVersion {Must}>")]
    public async Task HeaderAttributesElsewhere_AreIgnored(string tag, string withAttributes)
    {
        string body = RequestBody.OneSession(EnvelopeVersion.Soap12, header: Header("<h:A/>"));
        WireAssert.Answer(
            Expected(Nobody), await SendAsync(body.Replace(tag, withAttributes, StringComparison.Ordinal)), withAttributes);
    }

    // 5.4.8: a block an element, as many as fit the bound that DEVIATIONS.md names.
    [Fact]
    public async Task Clause5_4_8_ManyBlocks_AreNamedUpToTheBound()
    {
        const int Sent = 20;
        const int Named = 16;
        string[] names = [.. Enumerable.Range(1, Sent).Select(i => $"B{i}")];
        RawHttpResponse answer = await SendAsync(RequestBody.OneSession(
            EnvelopeVersion.Soap12, header: Header(string.Concat(names.Select(n => $"<h:{n} {Must}/>")))));
        WireAssert.Answer(Expected(string.Join(',', names.Take(Named))), answer, "5.4.8");
    }

    // 2.6 wants the headers looked at before the body; the old runtime told of the body first, and either way it is one fault (V312).
    [Fact]
    public async Task Clause2_6_BadBodyAndUnknownBlock_IsTheBodysFaultAsItWas()
    {
        RawHttpResponse answer = await SendAsync(RequestBody.OneSession(
            EnvelopeVersion.Soap12, "<productID>x</productID>", Header($"<h:A {Must}/>")));
        Assert.Equal("Sender", AnswerMeaning.Of(answer.Body).FaultCode);
    }

    // 2.6: where a fault is due, nothing else comes of the message, whichever way the operation was found.
    [Theory]
    [InlineData(WireNames.SoapXml)]
    [InlineData(WireNames.SoapXml + "; action=\"" + WireNames.Action + "\"")]
    [InlineData(WireNames.SoapXml + "; action=\"urn:wrong\"")]
    [InlineData(WireNames.TextXml)]
    public async Task Clause2_6_UnknownBlock_IsTheFaultHoweverRouted(string contentType)
    {
        RawHttpRequest request = RawHttpRequest.Soap(
            EnvelopeVersion.Soap12, RequestBody.OneSession(EnvelopeVersion.Soap12, header: Header($"<h:A {Must}/>")));
        RawHttpResponse answer = await fixture.Server.SendAsync(request.Without("Content-Type").With("Content-Type", contentType));
        WireAssert.Answer(Expected("A"), answer, contentType);
    }

    // 5.1: Header, if any, comes first. The old runtime read over what stands behind Body (4.18), and so do we.
    [Fact]
    public async Task Clause5_1_HeaderBehindBody_IsReadOver()
    {
        string body = RequestBody.OneSession(EnvelopeVersion.Soap12)
            .Replace("</s:Envelope>", Header($"<h:A {Must}/>") + "</s:Envelope>", StringComparison.Ordinal);
        WireAssert.Answer(Expected(Nobody), await SendAsync(body), "5.1");
    }

    // 5: receivers should refuse processing instructions; the old runtime did not, and the W3C's collection (T26) has both.
    [Fact]
    public async Task Clause5_ProcessingInstruction_IsReadOver() => WireAssert.Answer(
        Expected(Nobody),
        await SendAsync(RequestBody.OneSession(EnvelopeVersion.Soap12, header: $"<?p i?>{Header("<?p i?><h:A/>")}<?p i?>")),
        "5");

    // 5: no document type declaration, and the sender's fault.
    [Fact]
    public async Task Clause5_DocumentType_IsTheSendersFault()
    {
        string body = RequestBody.OneSession(EnvelopeVersion.Soap12)
            .Replace("<s:Envelope", "<!DOCTYPE s:Envelope [ ]><s:Envelope", StringComparison.Ordinal);
        RawHttpResponse answer = await fixture.Server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap12, body)
            .Without("Content-Type").With("Content-Type", WireNames.SoapXml + "; action=\"" + WireNames.Action + "\""));
        Assert.Equal((400, "Sender"), (answer.Status, AnswerMeaning.Of(answer.Body).FaultCode));
    }

    // 2.8 and 5.4.7: another envelope is a VersionMismatch with an Upgrade that lists what is spoken here; in 1.1, which appendix A
    // wants for those who speak no 1.2, and the old runtime sent to everybody (4.5).
    [Theory]
    [InlineData("http://www.w3.org/2001/12/soap-envelope")]
    [InlineData("http://www.w3.org/2003/05/soap-envelope/")]
    [InlineData("HTTP://www.w3.org/2003/05/soap-envelope")]
    [InlineData("http://schemas.xmlsoap.org/soap/envelope")]
    public async Task Clause5_4_7_OtherEnvelope_IsAVersionMismatchWithUpgrade(string envelope)
    {
        string body = RequestBody.OneSession(EnvelopeVersion.Soap12, header: Header($"<h:A {Must}/>"))
            .Replace($"xmlns:s=\"{WireNames.Envelope12}\"", $"xmlns:s=\"{envelope}\"", StringComparison.Ordinal);
        RawHttpResponse answer = await SendAsync(body);
        WireAssert.Answer((500, WireNames.TextXml, "private", ExpectedAnswer.VersionMismatch(envelope)), answer, envelope);
    }

    private static string Header(string blocks) =>
        $"<s:Header xmlns:h=\"urn:h\" xmlns:o=\"{WireNames.Envelope11}\">{blocks}</s:Header>";

    private static (int Status, string ContentType, string CacheControl, ReadOnlyMemory<byte> Body) Expected(string notUnderstood) =>
        notUnderstood.Length == 0
            ? (200, WireNames.SoapXml, "private, max-age=0", ExpectedAnswer.Success(EnvelopeVersion.Soap12, AnswerForm.Documented, [s_session]))
            : (500, WireNames.SoapXml, "private", ExpectedAnswer.NotUnderstood12([.. notUnderstood.Split(',').Select(n => (n, "urn:h"))]));

    private Task<RawHttpResponse> SendAsync(string body) => fixture.Server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap12, body));
}
