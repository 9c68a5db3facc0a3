using System.Net.Sockets;
using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Operations;

/// <summary>Connections on which nothing is asked do not keep probes away from the operator's address.</summary>
public sealed class AdminConnectionTests
{
    private const int MaxConnections = 200;

    // Its own times, and those of a slow machine.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(45);

    [Fact]
    public async Task IdleConnections_AsManyAsThereMayBe_MakeRoomForProbes()
    {
        await using UtwsServer server = await OperatedServer.StartAsync();
        using CancellationTokenSource late = new(s_patience);
        List<TcpClient> idle = [];
        try
        {
            await OpenAsync(server, idle, MaxConnections / 2);
            Assert.Equal(200, (await server.AskAsync("/health/live")).Status);
            await OpenAsync(server, idle, MaxConnections / 2);
            foreach (TcpClient client in idle)
            {
                Assert.Equal(0, await client.GetStream().ReadAsync(new byte[1], late.Token));
            }

            Assert.Equal(200, (await server.AskAsync("/health/live")).Status);
        }
        finally
        {
            idle.ForEach(static client => client.Dispose());
        }
    }

    [Fact]
    public async Task RequestThatNeverEnds_IsToldSoAndClosed()
    {
        await using UtwsServer server = await OperatedServer.StartAsync();
        using CancellationTokenSource late = new(s_patience);
        using TcpClient client = new();
        await client.ConnectAsync(server.AdminOf(), late.Token);
        await client.GetStream().WriteAsync("GET /health/live HTTP/1.1\r\nHost: "u8.ToArray(), late.Token);
        using StreamReader reader = new(client.GetStream(), Encoding.ASCII);
        Assert.StartsWith("HTTP/1.1 408 ", await reader.ReadToEndAsync(late.Token), StringComparison.Ordinal);
    }

    private static async Task OpenAsync(UtwsServer server, List<TcpClient> idle, int count)
    {
        for (int i = 0; i < count; i++)
        {
            TcpClient client = new();
            idle.Add(client);
            await client.ConnectAsync(server.AdminOf());
        }
    }
}
