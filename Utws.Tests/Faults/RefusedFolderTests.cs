using Utws.Api.Recording;
using Utws.Tests.Commands;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Faults;

/// <summary>Folders that cannot be recorded in, for reasons that an operator mends while the server runs.</summary>
[Collection(AloneCollection.Name)]
public sealed class RefusedFolderTests : IDisposable
{
    private const int Clients = 8;
    private const string Tmpfs = "d=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d && rmdir $d";

    // Whoever is root may write anywhere: these take that from the server, and nothing else.
    private static readonly string[] s_withoutOverride = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"];

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.PathOf("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Folder_IsNotThere_IsMadeWithThoseAboveIt()
    {
        using ServerProcess server = await StartAsync("a/b/data");
        AnnouncingClients clients = new(server.Endpoint, Clients);
        await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 20);
        await EndAsync(server, clients, _folder.PathOf("a/b/data"));
    }

    [Fact]
    public async Task Folder_IsAFile_IsRefusedUntilItIsGone()
    {
        await File.WriteAllTextAsync(Data, "in the way");
        using ServerProcess server = await StartAsync();
        AnnouncingClients clients = new(server.Endpoint, Clients);
        await RecorderRun.UntilAsync(() => clients.Refused > 20);
        Assert.Contains("are refused with 503 until they can", server.Said, StringComparison.Ordinal);
        File.Delete(Data);
        await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 20);
        await EndAsync(server, clients);
    }

    [SystemFact("setpriv, to be refused by a folder as root too", "setpriv --bounding-set=-dac_override,-dac_read_search -- true")]
    public Task Folder_IsReadOnly_IsRefusedUntilItIsNot() => RefuseByModeAsync("500", Data);

    [SystemFact("setpriv, to be refused by a folder as root too", "setpriv --bounding-set=-dac_override,-dac_read_search -- true")]
    public Task Folder_IsNotPermitted_IsRefusedUntilItIs() =>
        RefuseByModeAsync("000", "is denied. See that this process's account may make files there");

    [Fact]
    public async Task Folder_IsTakenAwayUnderLoad_IsMadeAgainAndNothingGoesIntoTheOldOneUnseen()
    {
        using ServerProcess server = await StartAsync();
        AnnouncingClients clients = new(server.Endpoint, Clients);
        await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 100);
        string moved = _folder.PathOf("moved");
        Directory.Move(Data, moved);
        int before = clients.Acknowledged.Count;
        await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > before + 100);
        await clients.StopAsync();
        await server.AskToEndAsync();
        Assert.Equal(0, await server.EndAsync());
        RecordedNumbers.Read(moved, Data).AssertHas(clients.Acknowledged);
    }

    [SystemFact("root, to mount a small file system", Tmpfs)]
    public async Task Disk_IsFull_RequestsAreRefusedUntilThereIsRoom()
    {
        _ = Directory.CreateDirectory(Data);
        _ = await ShellRun.RunAsync("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", Data);
        try
        {
            using ServerProcess server = await StartAsync();
            AnnouncingClients clients = new(server.Endpoint, Clients);
            await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 100);
            await FillAsync(Path.Combine(Data, "filler"));
            await RecorderRun.UntilAsync(() => clients.Refused > 100);
            Assert.Contains("full", server.Said, StringComparison.Ordinal);
            File.Delete(Path.Combine(Data, "filler"));
            int before = clients.Acknowledged.Count;
            await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > before + 100);
            await EndAsync(server, clients);
        }
        finally
        {
            _ = await ShellRun.RunAsync("umount", "-l", Data);
        }
    }

    [SystemFact("bash", "bash -c true")]
    public async Task Files_MayNotBecomeLong_TheRecordGoesOnInFreshOnes()
    {
        // In blocks of 1,024 bytes: 4 MB. Without a word about it the signal would end the process.
        using ServerProcess server = await ServerProcess.StartAsync(
            _folder.Path, ["--Utws:Recording:Path=data"], [new("DOTNET_EnableWriteXorExecute", "0")], "bash", "-c", "ulimit -f 4096; exec \"$@\"", "server");
        AnnouncingClients clients = new(server.Endpoint, Clients);
        await RecorderRun.UntilAsync(() => server.HasExited || Directory.GetFiles(Data, SegmentSchema.FilePattern).Length > 3);
        Assert.False(server.HasExited, server.Said);
        await EndAsync(server, clients);
    }

    // A file system fills in ever smaller steps.
    private static async Task FillAsync(string file)
    {
        await using FileStream filler = new(file, FileMode.Create, FileAccess.Write, FileShare.Delete, bufferSize: 0);
        for (int size = 1 << 20; size >= 512; size /= 2)
        {
            try
            {
                while (true)
                {
                    await filler.WriteAsync(new byte[size]);
                }
            }
            catch (IOException)
            {
                // Full, for pieces of this size.
            }
        }
    }

    private async Task RefuseByModeAsync(string mode, string said)
    {
        _ = Directory.CreateDirectory(Data);
        _ = await ShellRun.RunAsync("chmod", mode, Data);
        using ServerProcess server = await ServerProcess.StartAsync(_folder.Path, ["--Utws:Recording:Path=data"], environment: null, s_withoutOverride);
        AnnouncingClients clients = new(server.Endpoint, Clients);
        await RecorderRun.UntilAsync(() => clients.Refused > 20);
        Assert.Contains(said, server.Said, StringComparison.Ordinal);
        _ = await ShellRun.RunAsync("chmod", "700", Data);
        await RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 20);
        await EndAsync(server, clients);
    }

    private Task<ServerProcess> StartAsync(string path = "data") => ServerProcess.StartAsync(_folder.Path, ["--Utws:Recording:Path=" + path]);

    private async Task EndAsync(ServerProcess server, AnnouncingClients clients, string? data = null)
    {
        await clients.StopAsync();
        await server.AskToEndAsync();
        Assert.Equal(0, await server.EndAsync());
        RecordedNumbers.Read(data ?? Data).AssertHas(clients.Acknowledged);
    }
}
