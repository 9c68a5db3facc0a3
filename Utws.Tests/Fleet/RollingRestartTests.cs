using System.Globalization;
using Microsoft.AspNetCore.Http;
using Utws.Tests.Faults;
using Utws.Tests.Policy;
using Utws.Tests.Support;
using Xunit.Abstractions;

namespace Utws.Tests.Fleet;

/// <summary>Three servers behind nginx, under load, while one after the other goes and comes: what clients see and what is recorded.</summary>
[Collection(AloneCollection.Name)]
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    private const int Clients = 12;

    [SystemFact("nginx", "nginx -v")]
    public async Task Roll_UnderLoad_FailsNoRequestAndRecordsEachOnce()
    {
        using FleetRun fleet = await FleetRun.StartAsync("--Utws:Drain:NoticeSeconds=1");
        FleetClients clients = new(fleet.Nginx.Endpoint, Clients);
        await clients.AnnounceAsync(200);
        await fleet.RollAsync(() => clients.AnnounceAsync(200));
        await clients.StopAsync();
        RecordedNumbers recorded = await fleet.EndAsync();
        Tell(clients, recorded);
        Assert.Empty(clients.Failures);
        Assert.Equal(clients.Last, clients.Acknowledged.Count);
        recorded.AssertHas(clients.Acknowledged);
        Assert.Equal(clients.Acknowledged.Count, recorded.Count);
        Assert.All(fleet.Nodes, node => Assert.NotEqual(0, RecordedNumbers.CountRequests(node.Data)));
    }

    // What a killed node had recorded and not answered yet is recorded again by another: nobody is without an answer for it.
    [SystemFact("nginx", "nginx -v")]
    public async Task Kill_OneNodeWhileThePolicyChanges_FailsNoRequestAndLosesNone()
    {
        await using PolicyHost host = await PolicyHost.StartAsync(WatchedPolicy.Text(1));
        using FleetRun fleet = await FleetRun.StartAsync("--Utws:Policy:Path=" + host.Url, "--Utws:Drain:NoticeSeconds=1");
        FleetClients clients = new(fleet.Nginx.Endpoint, Clients);
        await clients.AnnounceAsync(200);
        await fleet.Nodes[1].KillAsync();
        await clients.AnnounceAsync(200);
        host.Serve(WatchedPolicy.Text(2));
        await clients.AnnounceAsync(200);
        await fleet.Nodes[1].StartAsync();
        await clients.AnnounceAsync(200);
        await clients.StopAsync();
        RecordedNumbers recorded = await fleet.EndAsync();
        Tell(clients, recorded);
        Assert.Empty(clients.Failures);
        string missing = string.Join(", ", clients.Acknowledged.Where(number => recorded.TimesOf(number) == 0));
        Assert.True(missing.Length == 0, "acknowledged and not recorded: " + missing);

        // At most what each client had under way when the node was killed.
        Assert.InRange(recorded.Count - clients.Acknowledged.Count, 0, Clients);
    }

    // A node that cannot record says 503, and who is behind nginx does not hear of it.
    [SystemFact("nginx", "nginx -v")]
    public async Task Refuse_OneNode_IsAnsweredByAnother()
    {
        using FleetRun fleet = await FleetRun.StartAsync("--Utws:Drain:NoticeSeconds=0");
        await fleet.Nodes[2].AskToEndAsync();
        Assert.Equal(0, await fleet.Nodes[2].EndAsync());
        await using PolicyHost refusing = await PolicyHost.StartAsync(port: fleet.Nodes[2].Endpoint.Port);
        refusing.Answer = context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        };
        FleetClients clients = new(fleet.Nginx.Endpoint, Clients);
        await clients.AnnounceAsync(200);
        await clients.StopAsync();
        Assert.Empty(clients.Failures);
        Assert.NotEmpty(refusing.Asked);
    }

    // Refused by all, a client is told when to come again, by a node; with no node at all, by nginx. The first that is back serves at once.
    [SystemFact("nginx", "nginx -v")]
    public async Task Refuse_AllNodes_IsTheirAnswerAndEndsWithThem()
    {
        using FleetRun fleet = await FleetRun.StartAsync("--Utws:Drain:NoticeSeconds=0");
        await fleet.EndAsync();
        await AssertRefusedAsync(fleet, body => Assert.Equal("No server can take the request now. Come again.\n", body));
        List<PolicyHost> refusing = [];
        foreach (FleetNode node in fleet.Nodes)
        {
            PolicyHost host = await PolicyHost.StartAsync(port: node.Endpoint.Port);
            host.Answer = async context =>
            {
                context.Response.StatusCode = 503;
                context.Response.Headers.RetryAfter = "1";
                await context.Response.WriteAsync("a node's own");
            };
            refusing.Add(host);
        }

        await AssertRefusedAsync(fleet, body => Assert.Equal("a node's own", body));
        Assert.All(refusing, host => Assert.True(host.Asked.Count >= 10, "it was left out"));
        await refusing[1].DisposeAsync();
        await fleet.Nodes[1].StartAsync();
        FleetClients clients = new(fleet.Nginx.Endpoint, Clients);
        await clients.AnnounceAsync(100);
        await clients.StopAsync();
        Assert.Empty(clients.Failures);
        await refusing[0].DisposeAsync();
        await refusing[2].DisposeAsync();
    }

    private static async Task AssertRefusedAsync(FleetRun fleet, Action<string> assertBody)
    {
        for (int i = 1; i <= 10; i++)
        {
            RawHttpResponse response = await RawHttpConnection.ExchangeAsync(fleet.Nginx.Endpoint, NumberedRequest.ToBytes(i));
            Assert.Equal((503, "1"), (response.Status, response.Header("Retry-After")));
            assertBody(response.BodyText);
        }
    }

    private void Tell(FleetClients clients, RecordedNumbers recorded) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{clients.Acknowledged.Count} requests acknowledged, {clients.Failures.Count} failed ({clients.Failures.FirstOrDefault()}), {recorded.Count} recorded"));
}
