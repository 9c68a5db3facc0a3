using Utws.Api.Recording;
using Utws.Tests.Commands;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Faults;

/// <summary>A record that somebody or something has damaged between two runs of the server.</summary>
[Collection(AloneCollection.Name)]
public sealed class CorruptRecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.PathOf("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Segment_IsDamagedAfterAKill_IsSetAsideAndTheRestIsKept()
    {
        IReadOnlyCollection<int> kept = await RecordAsync(1, kill: false);
        HashSet<string> before = [.. Segments()];
        _ = await RecordAsync(100_000, kill: true);
        foreach (string damaged in Segments().Except(before, StringComparer.Ordinal))
        {
            await File.WriteAllBytesAsync(damaged, [.. Enumerable.Repeat((byte)0xA5, 64 * 1024)]);
        }

        IReadOnlyCollection<int> after = await RecordAsync(200_000, kill: false, until: "cannot be read and was renamed");
        Assert.NotEmpty(Directory.GetFiles(Data, "*.corrupt"));
        RecordedNumbers.Read(Data).AssertHas([.. kept, .. after]);
    }

    private string[] Segments() => Directory.GetFiles(Data, SegmentSchema.FilePattern);

    private async Task<IReadOnlyCollection<int>> RecordAsync(int number, bool kill, string? until = null)
    {
        using ServerProcess server = await ServerProcess.StartAsync(_folder.Path, ["--Utws:Recording:Path=data"]);
        AnnouncingClients clients = new(server.Endpoint, 4, number);
        await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 50);
        if (until is not null)
        {
            await server.UntilSaidAsync(until);
        }

        await (kill ? server.KillAsync() : Task.CompletedTask);
        await clients.StopAsync();
        if (!kill)
        {
            await server.AskToEndAsync();
            Assert.Equal(0, await server.EndAsync());
        }

        return clients.Acknowledged;
    }
}
