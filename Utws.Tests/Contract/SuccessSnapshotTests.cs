using Utws.Tests.Support;

namespace Utws.Tests.Contract;

/// <summary>Every shape of a successful answer, whole, in both versions and both wire forms (wire facts 3.1 to 3.11).</summary>
public sealed class SuccessSnapshotTests(DocumentedServer documented, AsmxServer asmx)
    : IClassFixture<DocumentedServer>, IClassFixture<AsmxServer>
{
    private const string Full =
        "<productID>1</productID><version>11.4.1</version><osPlatform>2</osPlatform><osVersion>601</osVersion>"
        + "<servicePack>Service Pack 1</servicePack><osBits>64</osBits><architecture>9</architecture>"
        + "<langID>en</langID><country>US</country><locale>en-US</locale>";

    /// <summary>Both versions in both forms.</summary>
    public static TheoryData<EnvelopeVersion, AnswerForm> Spellings => new()
    {
        { EnvelopeVersion.Soap11, AnswerForm.Documented },
        { EnvelopeVersion.Soap12, AnswerForm.Documented },
        { EnvelopeVersion.Soap11, AnswerForm.Asmx },
        { EnvelopeVersion.Soap12, AnswerForm.Asmx },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task MissingSessions_GetAnEmptyResult(EnvelopeVersion version, AnswerForm form) => await VerifyFile.VerifyAsync(
        await AnswerAsync(version, form, RequestBody.Operation(version, "<apiVersion>1</apiVersion>")), Names(version, form));

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task EmptySessions_GetAnEmptyResult(EnvelopeVersion version, AnswerForm form) => await VerifyFile.VerifyAsync(
        await AnswerAsync(version, form, RequestBody.Sessions(version, "")), Names(version, form));

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task OneSession_ComesBackWithItsDecision(EnvelopeVersion version, AnswerForm form) => await VerifyFile.VerifyAsync(
        await AnswerAsync(version, form, RequestBody.OneSession(version, Full)), Names(version, form));

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task SeveralSessions_ComeBackInOrderWithEachPublishMode(EnvelopeVersion version, AnswerForm form) => await VerifyFile.VerifyAsync(
        await AnswerAsync(version, form, RequestBody.Sessions(version, string.Concat(
            Enumerable.Range(2, 3).Select(id => $"<SessionInfo>{Full.Replace(">1<", $">{id}<", StringComparison.Ordinal)}</SessionInfo>")))),
        Names(version, form));

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task MissingTexts_StayMissing(EnvelopeVersion version, AnswerForm form) => await VerifyFile.VerifyAsync(
        await AnswerAsync(version, form, RequestBody.Sessions(version, "<SessionInfo/>")), Names(version, form));

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task EmptyTexts_StayEmptyElements(EnvelopeVersion version, AnswerForm form) => await VerifyFile.VerifyAsync(
        await AnswerAsync(version, form, RequestBody.OneSession(
            version, "<version/><servicePack></servicePack><langID/><country></country><locale/>")),
        Names(version, form));

    // 3.8 and 3.9: what is escaped, what is not, and white space kept; the controls are all that XML 1.0 lets in.
    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Texts_AreEscapedAsTheOldRuntimeDid(EnvelopeVersion version, AnswerForm form) => await VerifyFile.VerifyAsync(
        await AnswerAsync(version, form, RequestBody.OneSession(
            version,
            "<productID>5</productID><version>&lt;a&gt;&amp;&quot;&apos;]]&gt;</version><servicePack>  </servicePack>"
            + "<langID>&#9;tab&#10;line&#13;return</langID><country>é€日本語😀&#xA0;&#x85;&#x2028;</country><locale><![CDATA[<&>]]> x</locale>")),
        Names(version, form));

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Ints_GoFromTheLeastToTheGreatest(EnvelopeVersion version, AnswerForm form) => await VerifyFile.VerifyAsync(
        await AnswerAsync(version, form, RequestBody.Sessions(
            version,
            "<SessionInfo><productID>-2147483648</productID><osPlatform>-1</osPlatform><osVersion>-0</osVersion>"
            + "<osBits>+64</osBits><architecture> 009 </architecture></SessionInfo>"
            + "<SessionInfo><productID>2147483647</productID><osPlatform>2147483647</osPlatform><osVersion>2147483647</osVersion>"
            + "<osBits>2147483647</osBits><architecture>2147483647</architecture></SessionInfo>")),
        Names(version, form));

    // DEVIATIONS.md: nothing is announced, so nothing is answered.
    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task NilSession_GetsNoAnswer(EnvelopeVersion version, AnswerForm form) => await VerifyFile.VerifyAsync(
        await AnswerAsync(version, form, RequestBody.Sessions(
            version, "<SessionInfo xsi:nil=\"true\"/><SessionInfo><productID>4</productID></SessionInfo>")),
        Names(version, form));

    private static (string Name, object? Value)[] Names(EnvelopeVersion version, AnswerForm form) =>
        [(nameof(version), version), (nameof(form), form)];

    private async Task<ReadOnlyMemory<byte>> AnswerAsync(EnvelopeVersion version, AnswerForm form, string body)
    {
        UtwsServer server = form == AnswerForm.Asmx ? asmx.Server : documented.Server;
        RawHttpResponse answer = await server.SendAsync(RawHttpRequest.Soap(version, body));
        Assert.Equal((200, WireNames.ContentTypeOf(version)), (answer.Status, answer.Header("Content-Type")!));
        return answer.Body;
    }
}
