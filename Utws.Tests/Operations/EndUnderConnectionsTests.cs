using System.Diagnostics;
using Utws.Tests.Commands;
using Utws.Tests.Faults;
using Utws.Tests.Fleet;
using Utws.Tests.Support;

namespace Utws.Tests.Operations;

/// <summary>SIGTERM while clients are connected: who goes when told to loses nothing.</summary>
[Collection(AloneCollection.Name)]
public sealed class EndUnderConnectionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Terminate_ConnectionsKeptAlive_AreToldAndLoseNoRequest()
    {
        using FleetNode node = new("a", _folder.Path, ["--Utws:Drain:NoticeSeconds=2"]);
        await node.StartAsync();
        int next = 0;
        int answered = 0;
        Task<int>[] clients = [.. Enumerable.Range(0, 16).Select(_ => Task.Run(ClientAsync))];
        await Recording.RecorderRun.UntilAsync(() => Volatile.Read(ref answered) > 200);
        await node.AskToEndAsync();

        // Readiness goes first, and can be seen to; the process lives, and everything is served meanwhile.
        await node.UntilReadyIsAsync(503);
        Assert.Equal(200, (await node.AskAsync("/health/live")).Status);
        RawHttpResponse meanwhile = await RawHttpConnection.ExchangeAsync(node.Endpoint, NumberedRequest.ToBytes(Interlocked.Increment(ref next)));
        Assert.Equal((200, "close"), (meanwhile.Status, meanwhile.Header("Connection")));

        // Each connection's last answer said so, and nothing was sent after it.
        int[] counts = await Task.WhenAll(clients);
        Assert.Equal(0, await node.EndAsync());
        Assert.Equal(next, counts.Sum() + 1);
        RecordedNumbers recorded = RecordedNumbers.Read(node.Data);
        recorded.AssertHas(Enumerable.Range(1, next));
        Assert.Equal(next, recorded.Count);

        async Task<int> ClientAsync()
        {
            using RawHttpConnection connection = await RawHttpConnection.OpenAsync(node.Endpoint);
            for (int count = 1; ; count++)
            {
                await connection.SendAsync(NumberedRequest.ToBytes(Interlocked.Increment(ref next)));
                RawHttpResponse response = await connection.ReadResponseAsync();
                Assert.Equal(200, response.Status);
                _ = Interlocked.Increment(ref answered);
                if (response.Header("Connection") == "close")
                {
                    return count;
                }
            }
        }
    }

    [Fact]
    public async Task Terminate_RequestUnderWay_IsFinished()
    {
        using FleetNode node = new("a", _folder.Path, ["--Utws:Drain:NoticeSeconds=0"]);
        await node.StartAsync();
        byte[] request = NumberedRequest.ToBytes(1);
        using RawHttpConnection connection = await RawHttpConnection.OpenAsync(node.Endpoint);
        await connection.SendAsync(request.AsMemory(0, request.Length - 10));

        // An answer on another connection: the server has read what was sent before it.
        _ = await RawHttpConnection.ExchangeAsync(node.Endpoint, NumberedRequest.ToBytes(2));
        await node.AskToEndAsync();
        await UntilRefusedAsync(node);
        await connection.SendAsync(request.AsMemory(request.Length - 10));
        Assert.Equal(200, (await connection.ReadResponseAsync()).Status);
        Assert.Equal(0, await node.EndAsync());
        RecordedNumbers.Read(node.Data).AssertHas([1, 2]);
    }

    [Fact]
    public async Task Terminate_Twice_EndsTheNoticeAndStillInGoodOrder()
    {
        using FleetNode node = new("a", _folder.Path, ["--Utws:Drain:NoticeSeconds=600"]);
        await node.StartAsync();
        AnnouncingClients clients = new(node.Endpoint, 4);
        await Recording.RecorderRun.UntilAsync(() => clients.Acknowledged.Count > 50);
        await node.AskToEndAsync();
        await node.UntilReadyIsAsync(503);
        await node.AskToEndAsync();
        Assert.Equal(0, await node.EndAsync());
        await clients.StopAsync();
        RecordedNumbers.Read(node.Data).AssertHas(clients.Acknowledged);
        Assert.Empty(Directory.GetFiles(node.Data, "*-wal"));
    }

    private static async Task UntilRefusedAsync(FleetNode node)
    {
        long begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(30))
        {
            try
            {
                using RawHttpConnection connection = await RawHttpConnection.OpenAsync(node.Endpoint);
            }
            catch (System.Net.Sockets.SocketException)
            {
                return;
            }
        }

        Assert.Fail("It still takes connections.");
    }
}
