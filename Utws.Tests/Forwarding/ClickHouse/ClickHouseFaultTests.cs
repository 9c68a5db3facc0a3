using Utws.Tests.Faults;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.ClickHouse;

/// <summary>A forwarder over a real ClickHouse that is treated badly.</summary>
[Collection(AloneCollection.Name)]
#pragma warning disable CA1001 // the host is disposed of in IAsyncLifetime's DisposeAsync
public sealed class ClickHouseFaultTests : EngineFaultTests, IAsyncLifetime
#pragma warning restore CA1001
{
    private readonly ClickHouseHost _host = new();

    private protected override IEngineHost Host => _host;

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public Task Forward_EngineIsDownAtStart_StoresEachGroupOnce() => DownAtStartAsync();

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public Task Forward_EngineIsKilledInMidBatch_StoresEachGroupOnce() => KilledInMidBatchAsync();

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public Task Forward_AnswerIsLost_StoresEachGroupOnce() => AnswerIsLostAsync();

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public Task Forward_EngineIsAwayForTenSeconds_StoresEachGroupOnce() => AwayForTenSecondsAsync();

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public Task Forward_EngineIsSlow_StoresEachGroupOnce() => SlowAsync();

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public Task Forward_ServerIsRestarted_StoresEachGroupOnce() => ServerIsRestartedAsync();

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public Task Forward_CursorIsLost_StoresEachGroupOnce() => CursorIsLostAsync();

    [SystemFact("root, to mount a small file system, and clickhouse-server", "d=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d && rmdir $d && " + ClickHouseHost.Trial)]
    public async Task Forward_EngineIsFull_StoresEachGroupOnce()
    {
        string filler = Path.Combine(_host.DataFolder, "filler");
        _ = Directory.CreateDirectory(_host.DataFolder);
        _ = await ShellRun.RunAsync("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", _host.DataFolder);
        try
        {
            await FullAsync(
                () => ShellRun.RunAsync("sh", "-c", $"dd if=/dev/zero of={filler} bs=4k 2> /dev/null; true"),
                () =>
                {
                    File.Delete(filler);
                    return Task.CompletedTask;
                });
        }
        finally
        {
            _ = await ShellRun.RunAsync("umount", "-l", _host.DataFolder);
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();
}
