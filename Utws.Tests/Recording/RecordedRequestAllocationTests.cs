using System.Globalization;
using Utws.Tests.Commands;
using Utws.Tests.Support;
using Xunit.Abstractions;

namespace Utws.Tests.Recording;

/// <summary>What recording costs a request in garbage, through the whole server: the same clients and requests with recording Durable and Off.</summary>
[Collection(AloneCollection.Name)]
public sealed class RecordedRequestAllocationTests(ITestOutputHelper output) : IDisposable
{
    private const int Connections = 64;
    private const int RequestsEach = 200;
    private const int WarmupRounds = 2;
    private const int Rounds = 5;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Request_Durable_MakesAtMostFortyBytesMoreGarbageThanOff()
    {
        string[] quiet = ["--Logging:LogLevel:Default=None", "--Utws:Policy:Reload=0"];
        await using UtwsServer durable = await UtwsServer.StartRecordingAsync(["--Utws:Recording:Path=" + _folder.PathOf("data"), .. quiet]);
        await using UtwsServer off = await UtwsServer.StartAsync(decider: null, quiet);
        byte[] request = RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11)).ToBytes();
        using BlockingClients toDurable = new(durable.Endpoint, Connections, request);
        using BlockingClients toOff = new(off.Endpoint, Connections, request);
        List<double> added = [];
        for (int round = 0; round < WarmupRounds + Rounds; round++)
        {
            double with = toDurable.Run(RequestsEach);
            double without = toOff.Run(RequestsEach);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Durable {with:F0} B, Off {without:F0} B a request"));
            added.Add(with - without);
        }

        // The median: another thread of the process allocates now and then.
        double[] sorted = [.. added[WarmupRounds..].Order()];
        Assert.InRange(sorted[Rounds / 2], double.MinValue, 40);
    }
}
