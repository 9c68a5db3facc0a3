using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Utws.Tests.Support;

namespace Utws.Tests.Soap;

/// <summary>What the server keeps and blocks while it serves: no thread for a slow body, no memory for a request that is over.</summary>
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

    // What a request needed beyond the usual is given back: the heap after 4,000 requests, some of them large, is that after 400.
    [Fact]
    public async Task ManyRequests_LeaveTheHeapAsItWas()
    {
        const long Allowed = 4 * 1024 * 1024; // a leak of 1.2 KB a request would show
        await using UtwsServer server = await UtwsServer.StartAsync();
        byte[] large = RawHttpRequest.Soap(EnvelopeVersion.Soap12, RequestBody.Sessions(
            EnvelopeVersion.Soap12,
            string.Concat(Enumerable.Repeat("<SessionInfo><productID>1</productID><version>11.4.2</version></SessionInfo>", 3000)))).ToBytes();
        await SendAsync(server.Endpoint, large, 400);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await SendAsync(server.Endpoint, large, 3600);
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < Allowed, string.Create(CultureInfo.InvariantCulture, $"The heap grew by {grown} bytes"));
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
