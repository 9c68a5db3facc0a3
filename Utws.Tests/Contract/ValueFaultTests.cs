using Utws.Tests.Support;

namespace Utws.Tests.Contract;

/// <summary>Faults of values that the operation's arguments cannot take (wire facts 4.24, 4.25, 4.34, 4.35), and their position (4.37).</summary>
public sealed class ValueFaultTests(DocumentedServer fixture) : IClassFixture<DocumentedServer>
{
    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task BadInt_IsTheClientsFaultAtTheNodeAfterIt(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendAsync(version, "<SessionInfo><productID>abc</productID><version/></SessionInfo>"), 500, version, [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task IntOutOfRange_IsTheClientsFault(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendAsync(version, "<SessionInfo><osBits>2147483648</osBits></SessionInfo>"), 500, version, [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task EmptyInt_IsABadInt(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendAsync(version, "<SessionInfo><productID/></SessionInfo>"), 500, version, [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task UndeclaredPrefixInType_IsTheClientsFault(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendAsync(version, "<SessionInfo xsi:type=\"zz:SessionInfo\"/>"), 500, version, [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task UnknownType_IsTheClientsFault(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendAsync(version, $"<SessionInfo xmlns:t=\"{WireNames.Service}\" xsi:type=\"t:Foo\"/>"), 500, version, [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task NilOfASessionThatIsNoBoolean_IsTheClientsFault(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await SendAsync(version, "<SessionInfo xsi:nil=\"TRUE\"/>"), 500, version, [(nameof(version), version)]);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task NilOfSessionsThatIsNoBoolean_IsTheClientsFault(EnvelopeVersion version) => await FaultSnapshot.VerifyAsync(
        await fixture.Server.SendAsync(RawHttpRequest.Soap(version, RequestBody.Operation(version, "<sessions xsi:nil=\"no\"/>"))),
        500,
        version,
        [(nameof(version), version)]);

    // 4.37, in the layout of the contract's sample: line 4, six blanks of indent, the column is the end tag's next white space.
    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public async Task PositionOfABadInt_CountsLinesAndCharacters(string lineEnd)
    {
        string body = string.Join(
            lineEnd,
            $"<s:Envelope xmlns:s=\"{WireNames.Envelope11}\">",
            "  <s:Body>",
            $"    <logsAvailable xmlns=\"{WireNames.Service}\">",
            "      <apiVersion>abc</apiVersion>",
            "    </logsAvailable></s:Body></s:Envelope>");
        RawHttpResponse answer = await fixture.Server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, body));
        Assert.Contains("There is an error in XML document (4, 35).", answer.BodyText, StringComparison.Ordinal);
    }

    // Columns are UTF-16 code units, as the old reader's buffer was: an astral character is two.
    [Theory]
    [InlineData("<version>é</version>", 1)]
    [InlineData("<version>日本</version>", 2)]
    [InlineData("<version>😀</version>", 2)]
    [InlineData("<version>\t</version>", 1)]
    [InlineData("<version>&amp;</version>", 5)]
    public async Task PositionOfABadInt_CountsCharactersNotBytes(string before, int characters)
    {
        int plain = await ColumnAsync("<version></version>");
        Assert.Equal(plain + characters, await ColumnAsync(before));
    }

    [Fact]
    public async Task Fault_IsSpeltAlikeInBothWireForms()
    {
        await using UtwsServer asmx = await UtwsServer.StartAsync(decider: null, "--Utws:Wire:Form=Asmx");
        RawHttpRequest request = RawHttpRequest.Soap(
            EnvelopeVersion.Soap12, RequestBody.OneSession(EnvelopeVersion.Soap12, "<productID>abc</productID>"));
        RawHttpResponse documented = await fixture.Server.SendAsync(request);
        RawHttpResponse asmxAnswer = await asmx.SendAsync(request);
        WireAssert.SameBytes(documented.Body.Span, asmxAnswer.Body.Span, "the fault in the other form");
    }

    private async Task<int> ColumnAsync(string before)
    {
        RawHttpResponse answer = await SendAsync(
            EnvelopeVersion.Soap11, $"<SessionInfo>{before}<productID>abc</productID></SessionInfo>");
        string text = AnswerMeaning.Of(answer.Body).FaultText!;
        string column = text.Split("There is an error in XML document (1, ")[1].Split(')')[0];
        return int.Parse(column, System.Globalization.CultureInfo.InvariantCulture);
    }

    private Task<RawHttpResponse> SendAsync(EnvelopeVersion version, string sessions) =>
        fixture.Server.SendAsync(RawHttpRequest.Soap(version, RequestBody.Sessions(version, sessions)));
}
