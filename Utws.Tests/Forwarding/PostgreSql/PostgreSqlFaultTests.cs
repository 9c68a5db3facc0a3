using System.Diagnostics.CodeAnalysis;
using Utws.Tests.Faults;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.PostgreSql;

/// <summary>What PostgreSQL can do to the forwarder.</summary>
[Collection(AloneCollection.Name)]
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime")]
public sealed class PostgreSqlFaultTests : EngineFaultTests, IAsyncLifetime
{
    private readonly PostgreSqlHost _host = new();

    private protected override IEngineHost Host => _host;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task Forward_EngineIsDownAtStart_StoresEachGroupOnce() => DownAtStartAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task Forward_EngineIsKilledInMidBatch_StoresEachGroupOnce() => KilledInMidBatchAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task Forward_AnswerIsLost_StoresEachGroupOnce() => AnswerIsLostAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task Forward_EngineIsAwayForTenSeconds_StoresEachGroupOnce() => AwayForTenSecondsAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task Forward_EngineIsSlow_StoresEachGroupOnce() => SlowAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task Forward_ServerIsRestarted_StoresEachGroupOnce() => ServerIsRestartedAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task Forward_CursorIsLost_StoresEachGroupOnce() => CursorIsLostAsync();

    // A cluster takes some 40 MB, and three files of 16 MB for its log.
    [SystemFact("root, to mount a small file system, and " + PostgreSqlHost.Need, "d=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d && rmdir $d && " + PostgreSqlHost.Trial)]
    public async Task Forward_EngineIsFull_StoresEachGroupOnce()
    {
        string filler = Path.Combine(_host.Folder, "filler");
        _ = await ShellRun.RunAsync("mount", "-t", "tmpfs", "-o", "size=160m", "tmpfs", _host.Folder);
        try
        {
            await FullAsync(
                () => ShellRun.RunAsync("sh", "-c", $"dd if=/dev/zero of={filler} bs=4k 2> /dev/null; true"),
                async () =>
                {
                    // One that has met the end of its log's room has ended.
                    File.Delete(filler);
                    await _host.KillAsync();
                    await _host.StartAsync();
                });
            await _host.KillAsync();
        }
        finally
        {
            _ = await ShellRun.RunAsync("umount", "-l", _host.Folder);
        }
    }
}
