using System.Globalization;
using System.Text;
using Utws.Tests.Interop.Typed;
using Utws.Tests.Support;

namespace Utws.Tests.Interop;

/// <summary>
/// What an installed client's SoapHttpClientProtocol puts on its socket, byte for byte: fields in its order, the wait for 100,
/// the connection kept.
/// </summary>
public sealed class OldProxyTests(EveryServer servers) : IClassFixture<EveryServer>
{
    private const string UserAgent = "Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services Client Protocol 4.0.30319.42000)";

    // What Visual Studio's debugger adds to each call; a client that was once traced keeps sending it.
    private const string Causality = "uIDPo5aBq0n6QUlLp7CdZ0q3LwAAAAAA0Vt2Y2l7dkWzJ3nTz0hQ5vXo0Z9Yy0FDlB0Vn5w2JHkACQAA";

    private static readonly PublishedSession[] s_expected = [.. InteropExpectations.Sessions.Select(s => PublishedSession.ByOracle(s.Session)!)];

    public static TheoryData<EnvelopeVersion, AnswerForm> Cases => EveryServer.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task CallThatWaitsForContinue_IsAnsweredByteForByte(EnvelopeVersion version, AnswerForm form)
    {
        using RawHttpConnection connection = await servers.OpenAsync(form);
        await connection.SendAsync(Head(version, "Expect: 100-continue\r\nConnection: Keep-Alive\r\n"));
        RawHttpResponse interim = await connection.ReadResponseAsync();
        Assert.Equal(100, interim.Status);
        await connection.SendAsync(Body(version));
        CheckAnswer(await connection.ReadResponseAsync(), version, form);
    }

    // After 350 ms without a 100 it sends all the same; the 100 may then come before the answer or not at all.
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task CallThatDoesNotWait_IsAnsweredByteForByte(EnvelopeVersion version, AnswerForm form)
    {
        using RawHttpConnection connection = await servers.OpenAsync(form);
        await connection.SendAsync((byte[])[.. Head(version, "Expect: 100-continue\r\nConnection: Keep-Alive\r\n"), .. Body(version)]);
        RawHttpResponse answer = await connection.ReadResponseAsync();
        CheckAnswer(answer.Status == 100 ? await connection.ReadResponseAsync() : answer, version, form);
    }

    // From the second call on it says neither Connection nor, once a server has not cared, Expect.
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task LaterCallsOnTheSameConnection_AreAnsweredAlike(EnvelopeVersion version, AnswerForm form)
    {
        using RawHttpConnection connection = await servers.OpenAsync(form);
        for (int call = 0; call < 3; call++)
        {
            string extra = call == 0 ? "Connection: Keep-Alive\r\n" : "";
            await connection.SendAsync((byte[])[.. Head(version, extra), .. Body(version)]);
            CheckAnswer(await connection.ReadResponseAsync(), version, form);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task CallThatAcceptsGzip_GetsThePlainAnswer(EnvelopeVersion version, AnswerForm form)
    {
        using RawHttpConnection connection = await servers.OpenAsync(form);
        await connection.SendAsync((byte[])[.. Head(version, "Accept-Encoding: gzip, deflate\r\n"), .. Body(version)]);
        RawHttpResponse answer = await connection.ReadResponseAsync();
        Assert.Null(answer.Header("Content-Encoding"));
        CheckAnswer(answer, version, form);
    }

    private static void CheckAnswer(RawHttpResponse answer, EnvelopeVersion version, AnswerForm form)
    {
        Assert.Null(answer.Header("Connection")); // it stays open
        WireAssert.Answer(
            (200, WireNames.ContentTypeOf(version), "private, max-age=0", ExpectedAnswer.Success(version, form, s_expected)), answer, "old proxy");
    }

    private static byte[] Head(EnvelopeVersion version, string extraFields)
    {
        string action = version == EnvelopeVersion.Soap11
            ? $"Content-Type: text/xml; charset=utf-8\r\nSOAPAction: {WireNames.QuotedAction}\r\n"
            : $"Content-Type: application/soap+xml; charset=utf-8; action={WireNames.QuotedAction}\r\n";
        return Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"POST {WireNames.Path} HTTP/1.1\r\nUser-Agent: {UserAgent}\r\nVsDebuggerCausalityData: {Causality}\r\n{action}Host: customerexperience.smarttech.com\r\nContent-Length: {Body(version).Length}\r\n{extraFields}\r\n"));
    }

    private static byte[] Body(EnvelopeVersion version) => Encoding.UTF8.GetBytes(
        $"{WireNames.Declaration}<soap:Envelope xmlns:soap=\"{WireNames.EnvelopeOf(version)}\" xmlns:xsi=\"{WireNames.SchemaInstance}\""
        + $" xmlns:xsd=\"{WireNames.Schema}\"><soap:Body><logsAvailable xmlns=\"{WireNames.Service}\"><apiVersion>7</apiVersion><sessions>"
        + string.Concat(InteropExpectations.Sessions.Select(s => Xml(s.Session))) + "</sessions></logsAvailable></soap:Body></soap:Envelope>");

    private static string Xml(SessionRecord s) => string.Create(
        CultureInfo.InvariantCulture,
        $"<SessionInfo><productID>{s.ProductId}</productID>{Xml("version", s.Version)}<osPlatform>{s.OsPlatform}</osPlatform><osVersion>{s.OsVersion}</osVersion>{Xml("servicePack", s.ServicePack)}<osBits>{s.OsBits}</osBits><architecture>{s.Architecture}</architecture>{Xml("langID", s.LangId)}{Xml("country", s.Country)}{Xml("locale", s.Locale)}</SessionInfo>");

    // As XmlTextWriter writes text: quotes as they are, an empty one as <version />.
    private static string Xml(string name, string? text) => text switch
    {
        null => "",
        "" => $"<{name} />",
        _ => $"<{name}>{text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)}</{name}>",
    };
}
