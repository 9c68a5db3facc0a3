using System.Globalization;
using Utws.Tests.Recording;
using Utws.Tests.Support;
using Xunit.Abstractions;

namespace Utws.Tests.Soap;

/// <summary>What a request costs in garbage, through the whole server, over what Kestrel itself makes of the same bytes.</summary>
[Collection(AloneCollection.Name)]
public sealed class RequestAllocationTests(ITestOutputHelper output)
{
    private const int Connections = 4;
    private const int WarmupRounds = 3;
    private const int Rounds = 5;

    // The state machines of the two handlers, and how many pieces a body came in, make the difference; either way it is less than this.
    private const int Allowed = 64;

    // With the operator's address there is somebody who listens to the meters.
    [Theory]
    [InlineData(2, 500, false)]
    [InlineData(100, 200, false)]
    [InlineData(1000, 40, false)]
    [InlineData(2, 500, true)]
    [InlineData(100, 200, true)]
    public async Task Request_MakesNoGarbageOverKestrelsOwn(int sessions, int requestsEach, bool isMeasured)
    {
        byte[] request = RawHttpRequest.Soap(EnvelopeVersion.Soap12, RequestBody.Sessions(EnvelopeVersion.Soap12, string.Concat(
            Enumerable.Repeat("<SessionInfo><productID>1</productID><version>11.4.2</version><langID>en</langID></SessionInfo>", sessions)))).ToBytes();
        await using UtwsServer server = await UtwsServer.StartAsync(
            decider: null, "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Utws=None", "--Utws:Policy:Reload=0", "--Utws:Compression:Answers=false",
            isMeasured ? "--Utws:Admin:Url=http://127.0.0.1:0" : "--Utws:Admin:Url=");
        RawHttpResponse answer = await RawHttpConnection.ExchangeAsync(server.Endpoint, request);
        await using DrainingServer floor = await DrainingServer.StartAsync(answer.Body.Length);
        using BlockingClients toServer = new(server.Endpoint, Connections, request);
        using BlockingClients toFloor = new(floor.Endpoint, Connections, request);
        List<double> added = [];
        for (int round = 0; round < WarmupRounds + Rounds; round++)
        {
            double ours = toServer.Run(requestsEach);
            double kestrels = toFloor.Run(requestsEach);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ours:F0} B, Kestrel {kestrels:F0} B a request"));
            added.Add(ours - kestrels);
        }

        // The median: another thread of the process allocates now and then.
        double[] sorted = [.. added[WarmupRounds..].Order()];
        Assert.InRange(sorted[Rounds / 2], double.MinValue, Allowed);
    }
}
