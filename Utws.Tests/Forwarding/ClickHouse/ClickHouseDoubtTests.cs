using System.Diagnostics;
using Utws.Api.Forwarding;
using Utws.Tests.Faults;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.ClickHouse;

/// <summary>Attempts whose outcome nobody was told, against a real ClickHouse: in the end each session is there once.</summary>
[Collection(AloneCollection.Name)]
public sealed class ClickHouseDoubtTests
{
    // The proxy cuts well into the rows, and well before their end.
    private const int HalfOfTheRows = 1024 * 1024;

    private const long Midnight = 1_764_288_000_000_000;

    private static readonly SendAttempt s_first = new(IsDoubtful: false, null);
    private static readonly SendAttempt s_again = new(IsDoubtful: true, null);

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Send_AnswerIsLost_StoresEachGroupOnce()
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        await using CuttingProxy proxy = new(host.Port);
        await using IEngine engine = host.Connect(proxy.Port);
        _ = await engine.SendAsync(MadeRequest.Batch(MadeRequest.Of(1, 1)), s_first, CancellationToken.None);
        MadeRequest[] requests = [MadeRequest.Of(2, 300), MadeRequest.Of(3, 0), MadeRequest.Of(4, 1)];

        // On a connection that was in use before, where clients like to try again by themselves.
        proxy.DropsAnswer = true;
        EngineException lost = await Assert.ThrowsAsync<EngineException>(() => engine.SendAsync(MadeRequest.Batch(requests), s_first, CancellationToken.None));
        Assert.Null(lost.IsStored);
        EngineReceipt receipt = await engine.SendAsync(MadeRequest.Batch(requests), s_again, CancellationToken.None);

        Assert.Equal(new EngineReceipt(null, 2, true), receipt);
        Assert.Equal(1, proxy.Cuts);
        Assert.Equal(MadeRequest.Stored([MadeRequest.Of(1, 1), .. requests]), await host.ReadAsync());
    }

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Send_RequestIsCutOff_StoresNothingOfIt()
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        await using CuttingProxy proxy = new(host.Port);
        await using IEngine engine = host.Connect(proxy.Port);
        MadeRequest[] requests = [.. Enumerable.Range(1, 50).Select(i => MadeRequest.Of(i, 1000))];

        proxy.RequestBytes = HalfOfTheRows;
        _ = await Assert.ThrowsAsync<EngineException>(() => engine.SendAsync(MadeRequest.Batch(requests), s_first, CancellationToken.None));
        EngineReceipt receipt = await engine.SendAsync(MadeRequest.Batch(requests), s_again, CancellationToken.None);

        Assert.Equal(new EngineReceipt(null, 0, false), receipt);
        Assert.Equal(1, proxy.Cuts);
        Assert.Equal(MadeRequest.Stored(requests), await host.ReadAsync());
    }

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Send_InsertStillRuns_IsWaitedFor()
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        _ = await host.QueryAsync("ALTER TABLE utws_session ADD COLUMN pause UInt8 DEFAULT sleep(2)");
        await using IEngine engine = host.Connect(host.Port);
        MadeRequest[] requests = [MadeRequest.Of(1, 100), MadeRequest.Of(2, 100)];
        using CancellationTokenSource impatience = new();

        Task<EngineReceipt> first = engine.SendAsync(MadeRequest.Batch(requests), s_first, impatience.Token);
        await UntilInsertRunsAsync(host);
        await impatience.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Empty(await host.ReadAsync());
        EngineReceipt receipt = await engine.SendAsync(MadeRequest.Batch(requests), s_again, CancellationToken.None);

        Assert.Equal(new EngineReceipt(null, 2, true), receipt);
        Assert.Equal(MadeRequest.Stored(requests), await host.ReadAsync());
    }

    // As after a restart whose cursor is known to be right, though an insert of the process before still runs.
    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Send_AnotherInsertOfTheNodeRuns_ComesAfterIt()
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        _ = await host.QueryAsync("ALTER TABLE utws_session ADD COLUMN pause UInt8 DEFAULT sleep(1)");
        await using IEngine one = host.Connect(host.Port);
        await using IEngine other = host.Connect(host.Port);
        MadeRequest[] requests = [MadeRequest.Of(1, 100), MadeRequest.Of(2, 100)];

        Task<EngineReceipt> first = one.SendAsync(MadeRequest.Batch(requests), s_first, CancellationToken.None);
        await UntilInsertRunsAsync(host);
        EngineReceipt receipt = await other.SendAsync(MadeRequest.Batch(requests), s_first, CancellationToken.None);

        Assert.Equal(2, receipt.GroupsFound);
        Assert.Equal(0, (await first).GroupsFound);
        Assert.Equal(MadeRequest.Stored(requests), await host.ReadAsync());
    }

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Send_OtherBoundaries_FindsTheRunThatIsThere()
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        await using IEngine before = host.Connect(host.Port);
        MadeRequest[] requests = [.. Enumerable.Range(1, 9).Select(i => MadeRequest.Of(i, i))];
        _ = await before.SendAsync(MadeRequest.Batch(requests[..6]), s_first, CancellationToken.None);

        await using IEngine after = host.Connect(host.Port);
        Assert.Equal(new EngineReceipt(null, 4, true), await after.SendAsync(MadeRequest.Batch(requests[..4]), s_again, CancellationToken.None));
        Assert.Equal(new EngineReceipt(null, 2, true), await after.SendAsync(MadeRequest.Batch(requests[4..8]), s_again, CancellationToken.None));
        Assert.Equal(new EngineReceipt(null, 0, false), await after.SendAsync(MadeRequest.Batch(requests[8..]), s_again, CancellationToken.None));

        Assert.Equal(MadeRequest.Stored(requests), await host.ReadAsync());
    }

    // As after a crash between the days, or of half of an insert that was stored for other reasons.
    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Send_OneOfTwoDaysIsThere_AddsTheOther()
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        await using IEngine engine = host.Connect(host.Port);
        MadeRequest[] requests = [new(1, Midnight - 1, MadeRequest.Of(1, 3).Sessions), new(1, Midnight, MadeRequest.Of(1, 2).Sessions), MadeRequest.Of(2, 5, Midnight)];
        _ = await engine.SendAsync(MadeRequest.Batch(requests), s_first, CancellationToken.None);
        _ = await host.QueryAsync("ALTER TABLE utws_session DROP PARTITION '2025-11-28'");
        Assert.Equal(3, (await host.ReadAsync()).Count);

        EngineReceipt receipt = await engine.SendAsync(MadeRequest.Batch(requests), s_again, CancellationToken.None);

        Assert.Equal(new EngineReceipt(null, 0, true), receipt);
        Assert.Equal(MadeRequest.Stored(requests), await host.ReadAsync());
    }

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Send_NothingIsThereInSightOfMidnight_LeavesTheNextInDoubt()
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        await using IEngine engine = host.Connect(host.Port);

        EngineReceipt receipt = await engine.SendAsync(MadeRequest.Batch(MadeRequest.Of(1, 1, Midnight - 60_000_000)), s_again, CancellationToken.None);

        Assert.Equal(new EngineReceipt(null, 0, true), receipt);
    }

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Send_ServerIsKilledInMidInsert_StoresEachGroupOnce()
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        _ = await host.QueryAsync("ALTER TABLE utws_session ADD COLUMN pause UInt8 DEFAULT sleep(1)");
        await using IEngine engine = host.Connect(host.Port);
        MadeRequest[] requests = [.. Enumerable.Range(1, 20).Select(i => MadeRequest.Of(i, 1000))];

        Task<EngineReceipt> first = engine.SendAsync(MadeRequest.Batch(requests), s_first, CancellationToken.None);
        await UntilInsertRunsAsync(host);
        await host.KillAsync();
        EngineException lost = await Assert.ThrowsAsync<EngineException>(() => first);
        Assert.Null(lost.IsStored);
        EngineException down = await Assert.ThrowsAsync<EngineException>(() => engine.SendAsync(MadeRequest.Batch(requests), s_again, CancellationToken.None));
        Assert.Null(down.IsStored);
        await host.StartAsync();
        _ = await engine.SendAsync(MadeRequest.Batch(requests), s_again, CancellationToken.None);

        Assert.Equal(MadeRequest.Stored(requests), await host.ReadAsync());
    }

    private static async Task UntilInsertRunsAsync(ClickHouseHost host)
    {
        var waited = Stopwatch.StartNew();
        while (await host.QueryAsync("SELECT count() FROM system.processes WHERE query LIKE 'INSERT%'") == "0")
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), "no insert came");
        }
    }
}
