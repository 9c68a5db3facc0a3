using Utws.Tests.Faults;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.PostgreSql;

/// <summary>What PostgreSQL can do to the forwarder.</summary>
[Collection(AloneCollection.Name)]
public sealed class PostgreSqlFaultTests : EngineFaultTests, IAsyncLifetime
{
    private readonly PostgreSqlHost _host = new();

    private protected override IEngineHost Host => _host;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task PostgreSql_DownAtStart_GetsEachGroupOnce() => DownAtStartAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task PostgreSql_KilledInMidBatch_GetsEachGroupOnce() => KilledInMidBatchAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task PostgreSql_AnswerIsLost_GetsEachGroupOnce() => AnswerIsLostAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task PostgreSql_AwayForTenSeconds_GetsEachGroupOnce() => AwayForTenSecondsAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task PostgreSql_Slow_GetsEachGroupOnce() => SlowAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public Task PostgreSql_ServerIsRestarted_GetsEachGroupOnce() => ServerIsRestartedAsync();
}
