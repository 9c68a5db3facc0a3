using Utws.Tests.Commands;
using Utws.Tests.Support;

namespace Utws.Tests.Recording;

/// <summary>What recording costs a request in garbage, through the whole server: the same client and requests with recording Durable and Off.</summary>
[Collection(AloneCollection.Name)]
public sealed class RecordedRequestAllocationTests : IDisposable
{
    private const int Connections = 64;
    private const int RequestsEach = 200;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Request_Durable_MakesAtMostFortyBytesMoreGarbageThanOff()
    {
        await using UtwsServer durable = await UtwsServer.StartRecordingAsync("--Utws:Recording:Path=" + _folder.PathOf("data"));
        await using UtwsServer off = await UtwsServer.StartAsync();
        double least = double.MaxValue;
        for (int round = 0; round < 6 && least > 40; round++)
        {
            // The first rounds warm both up; the least of the others is recording's own, the rest another thread's.
            double with = await MeasureAsync(durable);
            double without = await MeasureAsync(off);
            least = round < 2 ? least : Math.Min(least, with - without);
        }

        Assert.InRange(least, double.MinValue, 40);
    }

    private static async Task<double> MeasureAsync(UtwsServer server)
    {
        byte[] request = RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11)).ToBytes();
        RawHttpConnection[] connections = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => server.ConnectAsync()));
        try
        {
            await Task.WhenAll(connections.Select(c => ExchangeAsync(c, request, 10)));
            server.Log.Clear();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            await Task.WhenAll(connections.Select(c => ExchangeAsync(c, request, RequestsEach)));
            return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)(Connections * RequestsEach);
        }
        finally
        {
            Array.ForEach(connections, c => c.Dispose());
        }
    }

    private static async Task ExchangeAsync(RawHttpConnection connection, byte[] request, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(200, (await connection.ExchangeAsync(request)).Status);
        }
    }
}
