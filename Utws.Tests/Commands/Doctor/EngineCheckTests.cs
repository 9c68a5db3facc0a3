using Utws.Api.Commands.Doctor;
using Utws.Api.Forwarding;
using Utws.Tests.Faults;
using Utws.Tests.Forwarding;
using Utws.Tests.Forwarding.ClickHouse;
using Utws.Tests.Forwarding.Kafka;
using Utws.Tests.Forwarding.PostgreSql;
using Utws.Tests.Support;

namespace Utws.Tests.Commands.Doctor;

/// <summary>An engine that is away, or without what it needs, fails with what is to be done; nothing is made.</summary>
[Collection(AloneCollection.Name)]
public sealed class EngineCheckTests
{
    [Fact]
    public async Task Look_NoEngine_IsWell() => Assert.Equal(
        Finding.Ok("engine", "Utws:Forwarding:Engine is None: what is recorded stays here"),
        await MadeMachine.OnlyAsync(new EngineCheck(() => null, TimeProvider.System)));

    [Fact]
    public async Task Look_SomethingIsMissing_TellsTheCommand()
    {
        await using ScriptedEngine engine = new() { Missing = ["table a", "table b"] };
        Assert.Equal(
            Finding.Failed("engine", "scripted lacks table a, table b", "Run 'utws engine init' with the same settings."),
            await MadeMachine.OnlyAsync(new EngineCheck(() => engine, TimeProvider.System)));
    }

    [Fact]
    public async Task Look_NobodyListens_Fails()
    {
        ForwardingSettings settings = new() { Engine = EngineKind.ClickHouse, ClickHouse = new() { Url = new Uri("http://127.0.0.1:9") } };
        Finding found = await MadeMachine.OnlyAsync(new EngineCheck(settings, TimeProvider.System));
        Assert.Equal(
            (Verdict.Failed, "ClickHouse at http://127.0.0.1:9, table default.utws_session cannot be reached: Connection refused"), (found.Verdict, found.Text));
    }

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task FindMissing_ClickHouse_TellsOfTheTableUntilItIsMade()
    {
        await using ClickHouseHost host = new();
        await host.StartAsync();
        await using IEngine engine = host.Connect(host.Port);
        Assert.Equal(["the table default.utws_session"], await engine.FindMissingAsync(default));
        _ = await engine.InitializeAsync(default);
        Assert.Empty(await engine.FindMissingAsync(default));
    }

    [SystemFact(PostgreSqlHost.Need, PostgreSqlHost.Trial)]
    public async Task FindMissing_PostgreSql_TellsOfTheSchemaUntilItIsMade()
    {
        await using PostgreSqlHost host = new();
        await host.StartAsync();
        await using IEngine engine = host.Connect(host.Port);
        Assert.Equal(["the schema utws", "the table utws.session", "the table utws.forwarded"], await engine.FindMissingAsync(default));
        _ = await engine.InitializeAsync(default);
        Assert.Empty(await engine.FindMissingAsync(default));
    }

    [Fact]
    public async Task FindMissing_Kafka_TopicIsThere()
    {
        await using KafkaHost host = new();
        await host.StartAsync();
        await using IEngine engine = host.Connect(host.Port);
        Assert.Empty(await engine.FindMissingAsync(default));
    }
}
