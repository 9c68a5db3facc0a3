using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>Answers that go out before the body has come in, and requests that are none of the endpoint's.</summary>
public sealed class EarlyAnswerTests
{
    private static readonly RawHttpRequest s_request =
        RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11));

    // RFC 9110, 10.1.1: such a client may keep its body back for good, so the connection has no next request.
    [Fact]
    public async Task RefusedByItsHeadWhileWaitingForContinue_TheConnectionCloses()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        using RawHttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(s_request.Without("SOAPAction").With("SOAPAction", "wrong").With("Expect", "100-continue").HeadBytes());
        RawHttpResponse answer = await connection.ReadResponseAsync();

        Assert.Equal((500, "close"), (answer.Status, answer.Header("Connection")));
    }

    [Fact]
    public async Task RefusedByItsAnnouncedLength_TheConnectionCloses()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        using RawHttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync((s_request with { Body = null }).With("Content-Length", "100000000").HeadBytes());
        RawHttpResponse answer = await connection.ReadResponseAsync();

        Assert.Equal((500, "close"), (answer.Status, answer.Header("Connection")));
    }

    // RFC 9110, 9.1, and wire fact 1.2: a verb is case-sensitive.
    [Fact]
    public async Task VerbInLowerCase_IsNotAllowed()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        RawHttpResponse answer = await server.SendAsync(s_request with { Method = "post" });

        Assert.Equal((405, "GET, POST"), (answer.Status, answer.Header("Allow")));
    }
}
