using System.Globalization;
using Utws.Api.Forwarding;
using Utws.Tests.Faults;
using Utws.Tests.Forwarding;
using Utws.Tests.Forwarding.ClickHouse;
using Utws.Tests.Forwarding.Kafka;
using Utws.Tests.Forwarding.PostgreSql;
using Utws.Tests.Policy;
using Utws.Tests.Support;
using Xunit.Abstractions;

namespace Utws.Tests.Fleet;

/// <summary>
/// Three servers behind nginx and an engine behind them, under load, while a node is killed, the policy changes, and the engine is killed:
/// what was acknowledged is recorded, and what is recorded is in the engine, each session once and a node's in their order.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class FleetForwardingTests(ITestOutputHelper output)
{
    private const int Clients = 12;

    [SystemFact("nginx and " + ClickHouseHost.Need, "nginx -v && " + ClickHouseHost.Trial)]
    public async Task Kill_NodeAndClickHouseThenRoll_AcknowledgedIsRecordedIsStored()
    {
        await using ClickHouseHost host = new();
        await RunAsync(host, (fleet, clients) => fleet.RollAsync(() => clients.AnnounceAsync(100)));
    }

    [SystemFact("nginx and " + PostgreSqlHost.Need, "nginx -v && " + PostgreSqlHost.Trial)]
    public async Task Kill_NodeAndPostgreSql_AcknowledgedIsRecordedIsStored()
    {
        await using PostgreSqlHost host = new();
        await RunAsync(host);
    }

    [SystemFact("nginx", "nginx -v")]
    public async Task Kill_NodeAndKafka_AcknowledgedIsRecordedIsStored()
    {
        await using KafkaHost host = new();
        await RunAsync(host);
    }

    private async Task RunAsync(IEngineHost engineHost, Func<FleetRun, FleetClients, Task>? last = null)
    {
        await PrepareAsync(engineHost);
        await using PolicyHost policy = await PolicyHost.StartAsync(WatchedPolicy.Text(1));
        using FleetRun fleet = await FleetRun.StartAsync(
        [
            "--Utws:Policy:Path=" + policy.Url, "--Utws:Drain:NoticeSeconds=1", "--Utws:Recording:SegmentMegabytes=1", "--Utws:Forwarding:BatchMilliseconds=50",
            "--Utws:Forwarding:BatchSessions=500", "--Utws:Forwarding:RetrySeconds=1", "--Utws:Forwarding:DrainSeconds=60", .. engineHost.Settings(engineHost.Port),
        ]);
        FleetClients clients = new(fleet.Nginx.Endpoint, Clients);
        await clients.AnnounceAsync(300);
        await fleet.Nodes[1].KillAsync();
        await clients.AnnounceAsync(300);
        policy.Serve(WatchedPolicy.Text(2));
        await engineHost.KillAsync();
        await clients.AnnounceAsync(300);
        await fleet.Nodes[1].StartAsync();
        await clients.AnnounceAsync(300);
        await engineHost.StartAsync();
        await clients.AnnounceAsync(300);
        await (last?.Invoke(fleet, clients) ?? Task.CompletedTask);
        await clients.StopAsync();
        RecordedNumbers recorded = await fleet.EndAsync();
        List<StoredSession> expected = RecordedFleet.Read(fleet.Nodes.Select(n => n.Data));
        IReadOnlyList<StoredSession> stored = await engineHost.ReadAsync();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{clients.Acknowledged.Count} requests acknowledged, {clients.Failures.Count} failed, {recorded.Count} recorded with {expected.Count} sessions, {stored.Count} sessions stored"));
        Assert.Empty(clients.Failures);
        Assert.All(clients.Acknowledged, number => Assert.NotEqual(0, recorded.TimesOf(number)));
        Assert.Equal(3, stored.Select(s => s.Node).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2, stored.Select(s => s.Policy).Distinct(StringComparer.Ordinal).Count());
        foreach (string node in expected.Select(s => s.Node).Distinct(StringComparer.Ordinal))
        {
            Assert.Equal(expected.Where(s => s.Node == node), stored.Where(s => s.Node == node));
        }
    }

    private static async Task PrepareAsync(IEngineHost host)
    {
        await host.StartAsync();
        await using IEngine engine = host.Connect(host.Port);
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        _ = await engine.InitializeAsync(patience.Token);
    }
}
