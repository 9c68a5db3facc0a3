using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary><c>Utws:Soap:MustUnderstand</c>: header blocks that must be understood end the request, or are read over.</summary>
public sealed class MustUnderstandSettingTests
{
    // As WS-Security and WS-Addressing stacks write them.
    private const string Header = "<s:Header>"
        + "<o:Security xmlns:o=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd\" s:mustUnderstand=\"1\"/>"
        + "<a:Action xmlns:a=\"http://www.w3.org/2005/08/addressing\" s:mustUnderstand=\"1\">" + WireNames.Action + "</a:Action></s:Header>";

    [Theory]
    [InlineData(EnvelopeVersion.Soap11, "Ignore")]
    [InlineData(EnvelopeVersion.Soap12, "Ignore")]
    [InlineData(EnvelopeVersion.Soap12, "ignore")]
    public async Task Ignore_ReadsTheBlocksOver(EnvelopeVersion version, string value) =>
        Assert.Equal(200, (await SendAsync(version, $"--Utws:Soap:MustUnderstand={value}")).Status);

    [Theory]
    [InlineData(EnvelopeVersion.Soap11, "--Utws:Soap:MustUnderstand=Fault")]
    [InlineData(EnvelopeVersion.Soap12, "--Utws:Soap:MustUnderstand=Fault")]
    [InlineData(EnvelopeVersion.Soap11, "--Utws:Soap:MustUnderstand=")]
    [InlineData(EnvelopeVersion.Soap12, "--Utws:Soap:MustUnderstand=")]
    public async Task FaultAndNothing_RefuseThem(EnvelopeVersion version, string setting)
    {
        RawHttpResponse answer = await SendAsync(version, setting);
        Assert.Equal((500, "MustUnderstand"), (answer.Status, AnswerMeaning.Of(answer.Body).FaultCode));
    }

    private static async Task<RawHttpResponse> SendAsync(EnvelopeVersion version, string setting)
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, setting);
        return await server.SendAsync(RawHttpRequest.Soap(version, RequestBody.OneSession(version, header: Header)));
    }
}
