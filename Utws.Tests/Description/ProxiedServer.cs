using Utws.Tests.Description.Pages;
using Utws.Tests.Support;

namespace Utws.Tests.Description;

/// <summary>A server whose callers on this machine can be from elsewhere: they come with the fields of a proxy that it knows.</summary>
public sealed class ProxiedServer : IAsyncLifetime
{
    internal UtwsServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await UtwsServer.StartAsync(null, "--Utws:Proxies:Known=127.0.0.1");

    public async Task DisposeAsync() => await Server.DisposeAsync();

    internal Task<RawHttpResponse> GetAsync(PageCase page) => Server.SendAsync(PageRequest.Of(page).ToRaw());

    internal Task<RawHttpResponse> GetAsync(string target) => Server.SendAsync(new RawHttpRequest { Method = "GET", Target = target });

    internal async Task<RawHttpResponse> SendAsync(RawHttpRequest request, bool isLocal)
    {
        // An address of the range kept for documentation (RFC 5737).
        RawHttpRequest sent = isLocal ? request : request.With("X-Forwarded-For", "203.0.113.7");
        using RawHttpConnection connection = await Server.ConnectAsync();
        await connection.SendAsync(sent.ToBytes());
        return await connection.ReadResponseAsync(isAnswerToHead: request.Method == "HEAD");
    }
}
