using System.Diagnostics.CodeAnalysis;
using Utws.Api.Forwarding;
using Utws.Tests.Faults;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.PostgreSql;

/// <summary>What an operator is told when PostgreSQL cannot be used: what is wrong and what mends it, and never the password.</summary>
[Collection(AloneCollection.Name)]
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime")]
public sealed class PostgreSqlFailureTests : IAsyncLifetime
{
    private readonly PostgreSqlHost _host = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_NothingListens_IsNotStored()
    {
        EngineException failure = await FailAsync(PostgreSqlHost.Connection(_host.Port));
        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
    }

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_HostHasNoAddress_IsNotStored()
    {
        EngineException failure = await FailAsync("Host=no-such-host.invalid;Username=utws;Password=" + PostgreSqlHost.Password);
        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
    }

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_WrongPassword_TellsWhereItIsSet()
    {
        await _host.StartAsync();
        EngineException failure = await FailAsync(PostgreSqlHost.Connection(_host.Port).Replace(PostgreSqlHost.Password, "a secret", StringComparison.Ordinal));
        Assert.Contains("does not let us in", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Utws:Forwarding:PostgreSql:Connection", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret", failure.ToString(), StringComparison.Ordinal);
    }

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_NoTables_TellsToInitialize()
    {
        await _host.StartAsync();
        Assert.Contains("'utws engine init'", (await FailAsync(PostgreSqlHost.Connection(_host.Port))).Message, StringComparison.Ordinal);
        _ = await _host.ScalarAsync("CREATE SCHEMA utws");
        Assert.Contains("'utws engine init'", (await FailAsync(PostgreSqlHost.Connection(_host.Port))).Message, StringComparison.Ordinal);
    }

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_NoSuchDatabase_TellsToMakeIt()
    {
        await _host.StartAsync();
        EngineException failure = await FailAsync(PostgreSqlHost.Connection(_host.Port).Replace("Database=postgres", "Database=telemetry", StringComparison.Ordinal));
        Assert.Contains("createdb", failure.Message, StringComparison.Ordinal);
    }

    // A role that does not own the table can go on as long as somebody else makes the partitions.
    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Send_RoleDoesNotOwnTheTables_NeedsPartitionsMadeByOthers()
    {
        await _host.StartAsync();
        await using IEngine owner = _host.Connect(_host.Port);
        _ = await owner.InitializeAsync(default);
        _ = await _host.ScalarAsync(
            $"CREATE ROLE writer LOGIN PASSWORD '{PostgreSqlHost.Password}'; GRANT USAGE ON SCHEMA utws TO writer; GRANT INSERT ON utws.session TO writer; GRANT SELECT, INSERT, UPDATE ON utws.forwarded TO writer");
        string connection = PostgreSqlHost.Connection(_host.Port).Replace("Username=postgres", "Username=writer", StringComparison.Ordinal);
        Assert.Contains("must own the tables", (await FailAsync(connection)).Message, StringComparison.Ordinal);
        _ = await owner.SendAsync(SampleGroups.Batch("owner", 7, 1, 1), default, default);
        await using IEngine engine = PostgreSqlHost.Connect(connection);
        Assert.Equal(0, (await engine.SendAsync(SampleGroups.Batch("writer", 7, 1, 1), default, default)).GroupsFound);
    }

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task Initialize_NotAllowed_SaysSo()
    {
        await _host.StartAsync();
        _ = await _host.ScalarAsync($"CREATE ROLE reader LOGIN PASSWORD '{PostgreSqlHost.Password}'");
        await using IEngine engine = PostgreSqlHost.Connect(PostgreSqlHost.Connection(_host.Port).Replace("Username=postgres", "Username=reader", StringComparison.Ordinal));
        EngineException failure = await Assert.ThrowsAsync<EngineException>(() => engine.InitializeAsync(default));
        Assert.Contains("does not allow it", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_HasTheAddressAndNoPassword()
    {
        await using IEngine engine = PostgreSqlHost.Connect("Host=db.example.com;Username=utws;Password=a secret;Database=telemetry");
        Assert.Equal("PostgreSQL db.example.com:5432/telemetry", engine.Name);
    }

    private static async Task<EngineException> FailAsync(string connection)
    {
        await using IEngine engine = PostgreSqlHost.Connect(connection);
        EngineException failure = await Assert.ThrowsAsync<EngineException>(() => engine.SendAsync(SampleGroups.Batch("a", 7, 1, 1), default, default));
        Assert.False(failure.IsStored);
        return failure;
    }
}
