using Utws.Tests.Commands;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Faults;

/// <summary>The server is asked to end (SIGTERM) under load.</summary>
[Collection(AloneCollection.Name)]
public sealed class DrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Durable")]
    [InlineData("Buffered")]
    public async Task End_UnderLoad_CommitsWhatWasAcknowledgedAndClosesTheRecord(string mode)
    {
        using ServerProcess server = await ServerProcess.StartAsync(_folder.Path, ["--Utws:Recording:Path=data", "--Utws:Recording:Mode=" + mode]);
        AnnouncingClients clients = new(server.Endpoint, 16);
        await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 300);
        await server.AskToEndAsync();
        Assert.Equal(0, await server.EndAsync());
        await clients.StopAsync();
        RecordedNumbers.Read(_folder.PathOf("data")).AssertHas(clients.Acknowledged);

        // Nothing is left that the next start would have to mend, and no line says otherwise.
        Assert.Empty(Directory.GetFiles(_folder.PathOf("data"), "*-wal"));
        Assert.DoesNotContain("warn:", server.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", server.Said, StringComparison.Ordinal);
    }
}
