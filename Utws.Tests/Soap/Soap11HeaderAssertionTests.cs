using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>
/// What SOAP 1.1 says of header entries, a row a rule, named by its section. Every answer is compared whole. Where the old
/// runtime's habit stands against a section, the row says so and DEVIATIONS.md lists it.
/// </summary>
public sealed class Soap11HeaderAssertionTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    private const string Next = "http://schemas.xmlsoap.org/soap/actor/next";
    private const string Must = "s:mustUnderstand=\"1\"";
    private const string Nobody = "";

    private static readonly PublishedSession s_session = new(new SessionRecord { ProductId = 1 }, "SummaryOnly", 1800000000);

    /// <summary>Section, rule, header entries, and the name of the first that ends the request.</summary>
    public static TheoryData<string, string, string, string> Entries => new()
    {
        { "4.2", "Header may be empty", "", Nobody },
        { "4.2", "entries are to be in a namespace; the old runtime took those in none, so they are taken", "<A/>", Nobody },
        { "4.2", "an entry may have any content and attributes", "<h:A x=\"1\" h:y=\"2\">t<h:B>u</h:B><!--c--></h:A>", Nobody },
        { "4.2.1", "an entry may have an encodingStyle", "<h:A s:encodingStyle=\"urn:unknown\"/>", Nobody },
        { "4.2.1", "only entries have actor and mustUnderstand, not what is in them", $"<h:A><h:B {Must}/></h:A>", Nobody },
        { "4.2.2", "no actor means the ultimate destination", $"<h:A {Must}/>", "A" },
        { "4.2.2", "next is the first that processes the message: us", $"<h:A {Must} s:actor=\"{Next}\"/>", "A" },
        { "4.2.2", "another actor's entry is not ours", $"<h:A {Must} s:actor=\"http://example.org/actor\"/>", Nobody },
        { "4.2.2", "another actor's entry beside ours", $"<h:A {Must} s:actor=\"urn:x\"/><h:B {Must}/>", "B" },
        { "4.2.2", "an empty actor names nobody else", $"<h:A {Must} s:actor=\"\"/>", "A" },
        { "4.2.2", "actor is a URI: white space around it is collapsed", $"<h:A {Must} s:actor=\" &#x9;{Next}&#xA; \"/>", "A" },
        { "4.2.2", "URIs are compared character by character", $"<h:A {Must} s:actor=\"{Next.ToUpperInvariant()}\"/>", Nobody },
        { "4.2.2", "a relative actor, for which no base is known, is not ours", $"<h:A {Must} s:actor=\"next\"/>", Nobody },
        { "4.2.2", "an actor in no namespace is none", $"<h:A {Must} actor=\"urn:x\"/>", "A" },
        { "4.2.2", "a role of 1.2 is no actor", $"<h:A {Must} o:role=\"urn:x\"/>", "A" },
        { "4.2.3", "1", "<h:A s:mustUnderstand=\"1\"/>", "A" },
        { "4.2.3", "0", "<h:A s:mustUnderstand=\"0\"/>", Nobody },
        { "4.2.3", "no attribute is like 0", "<h:A/>", Nobody },
        { "4.2.3", "1 or 0 alone; the old runtime took true for 1, so it is taken", "<h:A s:mustUnderstand=\"true\"/>", "A" },
        { "4.2.3", "white space around it is collapsed", "<h:A s:mustUnderstand=\" &#xD;1&#x9; \"/>", "A" },
        { "4.2.3", "anything else counts as not set, as it did", "<h:A s:mustUnderstand=\"yes\"/><h:A s:mustUnderstand=\"\"/>", Nobody },
        { "4.2.3", "in the namespace of 1.2 it is another attribute", "<h:A o:mustUnderstand=\"1\"/>", Nobody },
        { "4.2.3", "in no namespace it is the entry's own", "<h:A mustUnderstand=\"1\"/>", Nobody },
        { "4.2.3", "all must be understood, the first is told", $"<h:A/><h:B {Must}/><h:C {Must}/>", "B" },
        { "4.2.3", "relay is nothing in 1.1", $"<h:A s:relay=\"true\"/><h:B o:relay=\"true\" {Must}/>", "B" },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public async Task HeaderEntries_AreTreatedAsTheSectionSays(string section, string rule, string entries, string notUnderstood) => WireAssert.Answer(
        Expected(notUnderstood),
        await SendAsync(RequestBody.OneSession(EnvelopeVersion.Soap11, header: Header(entries))),
        $"SOAP 1.1, {section}: {rule}");

    // 4.2.1: the attributes are for the children of Header.
    [Theory]
    [InlineData("<s:Body>", $"<s:Body {Must}>")]
    [InlineData("<s:Envelope ", $"<s:Envelope {Must} ")]
    [InlineData("<s:Header ", $"<s:Header {Must} s:actor=\"urn:x\" ")]
    [InlineData("<apiVersion>", $"<apiVersion {Must}>")]
    public async Task Section4_2_1_AttributesElsewhere_AreIgnored(string tag, string withAttributes)
    {
        string body = RequestBody.OneSession(EnvelopeVersion.Soap11, header: Header("<h:A/>"));
        WireAssert.Answer(
            Expected(Nobody), await SendAsync(body.Replace(tag, withAttributes, StringComparison.Ordinal)), withAttributes);
    }

    // 4.4 and 4.4.1: a fault about a header has its code and no detail, which would be about the body.
    [Fact]
    public async Task Section4_4_HeaderFault_HasNoDetail()
    {
        RawHttpResponse answer = await SendAsync(RequestBody.OneSession(EnvelopeVersion.Soap11, header: Header($"<h:A {Must}/>")));
        Assert.DoesNotContain("detail", answer.BodyText, StringComparison.Ordinal);
        Assert.Equal("MustUnderstand", AnswerMeaning.Of(answer.Body).FaultCode);
    }

    // 4.1.2 and 4.4.1: any other namespace is a VersionMismatch.
    [Theory]
    [InlineData("urn:x")]
    [InlineData("http://schemas.xmlsoap.org/soap/envelope")]
    public async Task Section4_1_2_OtherEnvelope_IsAVersionMismatch(string envelope)
    {
        string body = RequestBody.OneSession(EnvelopeVersion.Soap11, header: Header($"<h:A {Must}/>"))
            .Replace($"xmlns:s=\"{WireNames.Envelope11}\"", $"xmlns:s=\"{envelope}\"", StringComparison.Ordinal);
        WireAssert.Answer((500, WireNames.TextXml, "private", ExpectedAnswer.VersionMismatch(envelope)), await SendAsync(body), envelope);
    }

    // 4.2.3, and the values come first as they did (V312).
    [Fact]
    public async Task Section4_2_3_BadBodyAndUnknownEntry_IsTheBodysFaultAsItWas()
    {
        RawHttpResponse answer = await SendAsync(RequestBody.OneSession(
            EnvelopeVersion.Soap11, "<productID>x</productID>", Header($"<h:A {Must}/>")));
        Assert.Equal("Client", AnswerMeaning.Of(answer.Body).FaultCode);
    }

    private static string Header(string entries) =>
        $"<s:Header xmlns:h=\"urn:h\" xmlns:o=\"{WireNames.Envelope12}\">{entries}</s:Header>";

    private static (int Status, string ContentType, string CacheControl, ReadOnlyMemory<byte> Body) Expected(string notUnderstood) =>
        notUnderstood.Length == 0
            ? (200, WireNames.TextXml, "private, max-age=0", ExpectedAnswer.Success(EnvelopeVersion.Soap11, AnswerForm.Documented, [s_session]))
            : (500, WireNames.TextXml, "private", ExpectedAnswer.NotUnderstood11(notUnderstood));

    private Task<RawHttpResponse> SendAsync(string body) => fixture.Server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, body));
}
