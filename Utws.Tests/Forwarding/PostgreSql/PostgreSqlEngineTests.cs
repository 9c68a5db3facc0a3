using System.Diagnostics.CodeAnalysis;
using System.Text;
using Npgsql;
using Utws.Api.Forwarding;
using Utws.Core.Contract;
using Utws.Core.Recording;
using Utws.Tests.Faults;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.PostgreSql;

/// <summary>A real PostgreSQL stores each group once, with all its values, whatever is known of attempts before.</summary>
[Collection(AloneCollection.Name)]
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime")]
public sealed class PostgreSqlEngineTests : IAsyncLifetime
{
    private const long Midnight = 1_795_824_000_000_000; // 2026-11-28T00:00:00Z

    private static readonly SendAttempt s_first = new(IsDoubtful: false, Position: null);
    private static readonly SendAttempt s_doubtful = new(IsDoubtful: true, Position: null);

    private readonly PostgreSqlHost _host = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Initialize_Twice_LeavesAllAsItIs()
    {
        await using IEngine engine = await StartAsync();
        _ = await engine.SendAsync(SampleGroups.Batch("a", 7, 1, 2), s_first, default);
        Assert.Equal(["schema utws is there", "table utws.session is there", "table utws.forwarded is there"], await engine.InitializeAsync(default));
        Assert.Equal(8, (await _host.ReadAsync()).Count);
    }

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Initialize_TwoAtOnce_BothSucceed()
    {
        await _host.StartAsync();
        await using IEngine one = _host.Connect(_host.Port);
        await using IEngine other = _host.Connect(_host.Port);
        _ = await Task.WhenAll(one.InitializeAsync(default), other.InitializeAsync(default));
    }

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_StoresEveryValueAsItWasRecorded()
    {
        await using IEngine engine = await StartAsync();
        ForwardBatch batch = new(1_000_000, int.MaxValue);
        SampleGroups.Append(batch, "knoten-ä", long.MaxValue, long.MaxValue - 1, SampleGroups.Noon + 123_456, long.MinValue, Extremes());
        SampleGroups.Append(batch, "knoten-ä", long.MaxValue, long.MaxValue - 1, SampleGroups.Noon + 123_457, null, "[]");
        SampleGroups.Append(batch, "knoten-ä", long.MaxValue, long.MaxValue, SampleGroups.Noon + 999_999, null, SampleGroups.Json(1, 2000));
        Assert.Equal(new EngineReceipt(null, 0, HadLast: false), await engine.SendAsync(batch, s_first, default));
        Assert.Equal(SampleGroups.Stored(batch), await _host.ReadAsync());
    }

    // XML has no such character and the recorder writes none; if one is there all the same, what comes behind it must get through.
    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_CharacterZero_IsReplaced()
    {
        await using IEngine engine = await StartAsync();
        ForwardBatch batch = new(1_000_000, int.MaxValue);
        SampleGroups.Append(batch, "a", 7, 1, SampleGroups.Noon, null, """[[1,"a\u0000b\u0000",2,601,null,64,9,"\\u0000","","c",1,6]]""");
        _ = await engine.SendAsync(batch, s_first, default);
        Assert.Equal("""[1,"a�b�",2,601,null,64,9,"\\u0000","","c",1,6]""", Assert.Single(await _host.ReadAsync()).Json);
    }

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_BatchOverMidnight_MakesAPartitionForEachDay()
    {
        await using IEngine engine = await StartAsync();
        ForwardBatch batch = new(1_000_000, int.MaxValue);
        SampleGroups.Append(batch, "a", 7, 1, Midnight - 1, null, SampleGroups.Json(1, 1));
        SampleGroups.Append(batch, "a", 7, 2, Midnight, null, SampleGroups.Json(2, 1));
        SampleGroups.Append(batch, "a", 7, 3, -1, null, SampleGroups.Json(3, 1));
        _ = await engine.SendAsync(batch, s_first, default);
        Assert.Equal(SampleGroups.Stored(batch), await _host.ReadAsync());
        Assert.Equal(
            "session_19691231, session_20261127, session_20261128",
            await _host.ScalarAsync("SELECT string_agg(relname, ', ' ORDER BY relname) FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE inhparent = 'utws.session'::regclass"));
    }

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_TwoNodesAtOnceNeedTheSamePartition_BothSucceed()
    {
        await using IEngine first = await StartAsync();
        IEngine[] engines = [.. Enumerable.Range(0, 6).Select(_ => _host.Connect(_host.Port))];
        ForwardBatch[] batches = [.. engines.Select((_, node) => SampleGroups.Batch($"node-{node}", 7, 1, 3))];
        _ = await Task.WhenAll(engines.Select((engine, node) => engine.SendAsync(batches[node], s_first, default)));
        Assert.Equal(SampleGroups.Stored(batches), await _host.ReadAsync());
        foreach (IEngine engine in engines)
        {
            await engine.DisposeAsync();
        }
    }

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_PartitionWasDropped_IsMadeAgainWithTheNextAttempt()
    {
        await using IEngine engine = await StartAsync();
        _ = await engine.SendAsync(SampleGroups.Batch("a", 7, 1, 1), s_first, default);
        _ = await _host.ScalarAsync("DROP TABLE utws.session_20261127");
        ForwardBatch late = SampleGroups.Batch("a", 7, 2, 1);
        EngineException failure = await Assert.ThrowsAsync<EngineException>(() => engine.SendAsync(late, s_first, default));
        Assert.False(failure.IsStored);
        _ = await engine.SendAsync(late, s_first, default);
        Assert.Equal(SampleGroups.Stored(late), await _host.ReadAsync());
    }

    // Said to be new or in doubt, cut into batches as before or otherwise: what is there is not stored again.
    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_GroupsAreThereAlready_StoresTheOthers()
    {
        await using IEngine engine = await StartAsync();
        ForwardBatch all = SampleGroups.Batch("a", 7, 1, 10);
        _ = await engine.SendAsync(SampleGroups.Batch("a", 7, 1, 4), s_first, default);
        Assert.Equal(new EngineReceipt(null, 2, HadLast: true), await engine.SendAsync(SampleGroups.Batch("a", 7, 3, 2), s_doubtful, default));
        Assert.Equal(new EngineReceipt(null, 1, HadLast: false), await engine.SendAsync(SampleGroups.Batch("a", 7, 4, 7), s_first, default));
        Assert.Equal(new EngineReceipt(null, 10, HadLast: true), await engine.SendAsync(all, s_doubtful, default));
        ForwardBatch next = SampleGroups.Batch("a", 8, 1, 2);
        Assert.Equal(new EngineReceipt(null, 0, HadLast: false), await engine.SendAsync(next, s_doubtful, default));
        Assert.Equal(SampleGroups.Stored(all, next), await _host.ReadAsync());
    }

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task Send_EarlierAttemptIsOpenAndCommits_SkipsItsGroups() => WaitForEarlierAsync(isCommitted: true);

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task Send_EarlierAttemptIsOpenAndRollsBack_StoresAllGroups() => WaitForEarlierAsync(isCommitted: false);

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_Cancelled_LeavesNothingBehindAndCanBeRepeated()
    {
        await using IEngine engine = await StartAsync();
        ForwardBatch batch = SampleGroups.Batch("a", 7, 1, 3);
        await using (NpgsqlConnection earlier = await _host.OpenAsync())
        {
            await using NpgsqlTransaction transaction = await earlier.BeginTransactionAsync();
            await using NpgsqlCommand account = new("INSERT INTO utws.forwarded VALUES ('a', 7, 0, 0)", earlier);
            _ = await account.ExecuteNonQueryAsync();
            using CancellationTokenSource cancellation = new();
            Task<EngineReceipt> attempt = engine.SendAsync(batch, s_first, cancellation.Token);
            await RecorderRun.UntilAsync(() => _host.ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'").Result is 1L);
            await cancellation.CancelAsync();
            _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => attempt);
        }

        Assert.Equal(0, (await engine.SendAsync(batch, s_doubtful, default)).GroupsFound);
        Assert.Equal(SampleGroups.Stored(batch), await _host.ReadAsync());
    }

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_KilledInMidBatch_StoresEachGroupOnceAfterwards()
    {
        await using IEngine engine = await StartAsync();
        List<ForwardBatch> batches = [];
        for (int round = 0; round < 5; round++)
        {
            ForwardBatch batch = SampleGroups.Batch("a", 7, 1 + (round * 3000), 3000);
            batches.Add(batch);
            Task<EngineReceipt> attempt = engine.SendAsync(batch, s_first, default);

            // Each time somewhat later: before the transaction, within the COPY, at the commit.
            for (int spin = 0; spin < round * 20; spin++)
            {
                _ = await Task.WhenAny(attempt, Task.Delay(1));
            }

            await _host.KillAsync();
            _ = await Record.ExceptionAsync(() => attempt);
            await _host.StartAsync();

            // A connection that an attempt before has left open fails first.
            while (await Record.ExceptionAsync(() => engine.SendAsync(batch, s_doubtful, default)) is EngineException)
            {
                await Task.Yield();
            }
        }

        Assert.Equal(SampleGroups.Stored([.. batches]), await _host.ReadAsync());
    }

    private async Task<IEngine> StartAsync()
    {
        await _host.StartAsync();
        IEngine engine = _host.Connect(_host.Port);
        _ = await engine.InitializeAsync(default);
        return engine;
    }

    private async Task WaitForEarlierAsync(bool isCommitted)
    {
        await using IEngine engine = await StartAsync();
        await using NpgsqlConnection earlier = await _host.OpenAsync();
        NpgsqlTransaction transaction = await earlier.BeginTransactionAsync();
        await using NpgsqlCommand account = new("INSERT INTO utws.forwarded VALUES ('a', 7, 2, 0)", earlier);
        _ = await account.ExecuteNonQueryAsync();

        Task<EngineReceipt> retry = engine.SendAsync(SampleGroups.Batch("a", 7, 1, 3), s_doubtful, default);
        await RecorderRun.UntilAsync(() => _host.ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'").Result is 1L);
        await (isCommitted ? transaction.CommitAsync() : transaction.RollbackAsync());
        Assert.Equal(isCommitted ? 2 : 0, (await retry).GroupsFound);
    }

    private static string Extremes()
    {
        using SessionJson json = new();
        json.Append(SampleGroups.Session(int.MinValue, null, null, null, null, null).ToSessionInfo(), new PublishDecision(PublishMode.Discard, long.MinValue));
        json.Append(SampleGroups.Session(int.MaxValue, "", "", "", "", "").ToSessionInfo(), new PublishDecision(PublishMode.Details, long.MaxValue));
        json.Append(SampleGroups.Session(0, "a\"b\\c", "\t\r\n", "\u0001\u001F", "日本語", "😀\"😀").ToSessionInfo(), new PublishDecision(PublishMode.SummaryOnly, 0));
        json.Append(SampleGroups.Session(1, new string('x', 200_000), "y", null, "", "z").ToSessionInfo(), new PublishDecision(PublishMode.SummaryOnly, -1));
        return Encoding.UTF8.GetString(json.Json);
    }
}
