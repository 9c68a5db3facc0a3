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
}
