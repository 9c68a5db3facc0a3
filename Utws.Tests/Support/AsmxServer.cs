namespace Utws.Tests.Support;

/// <summary>A server in the old runtime's wire form whose operation's arguments can be looked at; one for a test class.</summary>
public sealed class AsmxServer : IAsyncLifetime
{
    internal RecordingDecider Decider { get; } = new();

    internal UtwsServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await UtwsServer.StartAsync(Decider, "--Utws:Wire:Form=Asmx");

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
