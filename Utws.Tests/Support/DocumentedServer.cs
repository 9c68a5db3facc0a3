namespace Utws.Tests.Support;

/// <summary>A server as it comes, in the published contract's wire form, with the oracle for a policy; one for a test class.</summary>
public sealed class DocumentedServer : IAsyncLifetime
{
    internal UtwsServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await UtwsServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
