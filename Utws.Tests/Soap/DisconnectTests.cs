using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>Clients that go away in the middle of a request are the weather: the server goes on and keeps quiet about them.</summary>
public sealed class DisconnectTests
{
    private static readonly string s_body = RequestBody.OneSession(EnvelopeVersion.Soap11);
    private static readonly RawHttpRequest s_request = RawHttpRequest.Soap(EnvelopeVersion.Soap11, s_body);

    [Fact]
    public async Task ClientThatResetsMidBody_IsNotNewsAboveDebug()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        using (RawHttpConnection connection = await server.ConnectAsync())
        {
            await SendHalfAsync(connection);
            connection.Reset();
        }

        await server.Log.WaitForAsync(WentAway);
        await CheckHealthyAndQuietAsync(server);
    }

    [Fact]
    public async Task ClientThatEndsMidBody_IsNotNewsAboveDebug()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        using RawHttpConnection connection = await server.ConnectAsync();
        await SendHalfAsync(connection);
        connection.FinishSending();

        // Whoever still listens is told that the request was cut off, or is hung up on; there is no answer to half a request.
        if (!await connection.IsClosedByServerAsync())
        {
            Assert.Equal(400, (await connection.ReadResponseAsync()).Status);
        }

        await server.Log.WaitForAsync(WentAway);
        await CheckHealthyAndQuietAsync(server);
    }

    [Fact]
    public async Task ClientThatEndsMidHead_IsNotNewsAboveDebug()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        using RawHttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(s_request.HeadBytes().AsMemory(0, 60));
        connection.FinishSending();
        while (!await connection.IsClosedByServerAsync())
        {
            _ = await connection.ReadResponseAsync();
        }

        await CheckHealthyAndQuietAsync(server);
    }

    // HTTP's own rules broken: Kestrel's business, but no stack trace in anybody's log.
    [Theory]
    [InlineData("POST /usagetracking/utws.asmx HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n")]
    [InlineData("POST /usagetracking/utws.asmx HTTP/1.1\r\nHost: h\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("POST /usagetracking/utws.asmx HTTP/1.1\r\nHost: h\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n80000000\r\nabc")]
    [InlineData("\u0016\u0003\u0001 this is TLS\r\n\r\n")]
    public async Task BrokenHttp_IsABadRequestAndNotNews(string request)
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        using RawHttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(System.Text.Encoding.Latin1.GetBytes(request));
        Assert.Equal(400, (await connection.ReadResponseAsync()).Status);
        await CheckHealthyAndQuietAsync(server);
    }

    // Told to continue, the client knows that the endpoint has its hands on the request.
    private static async Task SendHalfAsync(RawHttpConnection connection)
    {
        await connection.SendAsync(s_request.With("Expect", "100-continue").HeadBytes());
        Assert.Equal(100, (await connection.ReadResponseAsync()).Status);
        await connection.SendAsync(System.Text.Encoding.UTF8.GetBytes(s_body).AsMemory(0, s_body.Length / 2));
    }

    private static bool WentAway(CapturedLogEntry entry) =>
        entry.Message.StartsWith("A request ended before it was complete: ", StringComparison.Ordinal);

    private static async Task CheckHealthyAndQuietAsync(UtwsServer server)
    {
        Assert.Equal(200, (await server.SendAsync(s_request)).Status);
        Assert.Empty(server.Log.AboveDebug);
    }
}
