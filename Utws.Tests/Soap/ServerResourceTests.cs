using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>What the server keeps and blocks while it serves: no thread for a slow body, no memory for a request that is over.</summary>
[Collection(AloneCollection.Name)]
public sealed class ServerResourceTests
{
    private static readonly byte[] s_request = RawHttpRequest.Soap(
        EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11)).ToBytes();

    [Fact]
    public async Task SynchronousIo_StaysOff()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        Assert.False(server.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.AllowSynchronousIO);
    }

    // 300 bodies under way, each cut off in the middle: were each to hold a thread, the pool would have to grow by that many.
    [Fact]
    public async Task BodiesUnderWay_HoldNoThread()
    {
        const int SlowClients = 300;
        await using UtwsServer server = await UtwsServer.StartAsync();
        int before = ThreadPool.ThreadCount;
        RawHttpConnection[] slow = await Task.WhenAll(Enumerable.Range(0, SlowClients).Select(_ => server.ConnectAsync()));
        try
        {
            foreach (RawHttpConnection connection in slow)
            {
                await connection.SendAsync(s_request.AsMemory(0, s_request.Length - 20));
            }

            // A request that goes through is behind all of theirs.
            using RawHttpConnection quick = await server.ConnectAsync();
            Assert.Equal(200, (await quick.ExchangeAsync(s_request)).Status);
            int grown = ThreadPool.ThreadCount - before;
            Assert.True(grown < SlowClients / 4, string.Create(CultureInfo.InvariantCulture, $"{grown} threads more for {SlowClients} bodies under way"));
            foreach (RawHttpConnection connection in slow)
            {
                await connection.SendAsync(s_request.AsMemory(s_request.Length - 20));
                Assert.Equal(200, (await connection.ReadResponseAsync()).Status);
            }
        }
        finally
        {
            Array.ForEach(slow, c => c.Dispose());
        }
    }

    // What a request needed beyond the usual is given back. Array pools fill up until every thread has had its turn, so the heap
    // may grow for a while; a leak of 130 bytes a request, or of the large requests' buffers, grows it in every round.
    [Fact]
    public async Task ManyRequests_LeaveTheHeapAsItWas()
    {
        const int Rounds = 10;
        const int RequestsInARound = 1000;
        const long Allowed = 128 * 1024;
        await using UtwsServer server = await UtwsServer.StartAsync();
        byte[] large = RawHttpRequest.Soap(EnvelopeVersion.Soap12, RequestBody.Sessions(
            EnvelopeVersion.Soap12,
            string.Concat(Enumerable.Repeat("<SessionInfo><productID>1</productID><version>11.4.2</version></SessionInfo>", 3000)))).ToBytes();
        List<long> grown = [];
        long before = 0;
        do
        {
            await SendAsync(server.Endpoint, large, RequestsInARound);
            server.Log.Clear(); // the test's own, which keeps every line
            long after = GC.GetTotalMemory(forceFullCollection: true);
            grown.Add(after - before);
            before = after;
        }
        while (grown[^1] > Allowed && grown.Count < Rounds);
        Assert.True(grown[^1] <= Allowed, "The heap grew in every round: " + string.Join(", ", grown));
    }

    private static async Task SendAsync(IPEndPoint endpoint, byte[] large, int count)
    {
        using RawHttpConnection connection = await RawHttpConnection.OpenAsync(endpoint);
        for (int i = 0; i < count; i++)
        {
            RawHttpResponse answer = await connection.ExchangeAsync(i % 100 == 0 ? large : s_request);
            Assert.Equal(200, answer.Status);
        }
    }
}
