using Utws.Tests.Support;

namespace Utws.Tests.Description.Pages;

/// <summary>A server behind a configured proxy on this machine: a caller is local, or wherever the proxy says.</summary>
public sealed class PageServer : IAsyncLifetime
{
    internal UtwsServer Server { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Server = await UtwsServer.StartAsync(decider: null, "--Utws:Proxies:Known=127.0.0.1");

    public async Task DisposeAsync() => await Server.DisposeAsync();

    internal Task<RawHttpResponse> GetAsync(PageCase page) => Server.SendAsync(PageRequest.Of(page).ToRaw());

    internal Task<RawHttpResponse> GetAsync(string target) => Server.SendAsync(new RawHttpRequest { Method = "GET", Target = target });
}
