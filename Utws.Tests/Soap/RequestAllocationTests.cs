using System.Globalization;
using Utws.Tests.Commands;
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

    // Of four clients one is alone in its group now and then: then all of the group's 200 bytes are its own, and what SQLite's wrapper and the wait make.
    private const int AllowedRecorded = 512;

    // With the operator's address there is somebody who listens to the meters.
    private const string Measured = "--Utws:Admin:Url=http://127.0.0.1:0";

    [Theory]
    [InlineData(2, 500, "--Utws:Admin:Url=")]
    [InlineData(100, 200, "--Utws:Admin:Url=")]
    [InlineData(1000, 40, "--Utws:Admin:Url=")]
    [InlineData(2, 500, Measured)]
    [InlineData(100, 200, Measured)]
    public async Task Request_MakesNoGarbageOverKestrelsOwn(int sessions, int requestsEach, string listener)
    {
        byte[] request = RawHttpRequest.Soap(EnvelopeVersion.Soap12, RequestBody.Sessions(EnvelopeVersion.Soap12, string.Concat(
            Enumerable.Repeat("<SessionInfo><productID>1</productID><version>11.4.2</version><langID>en</langID></SessionInfo>", sessions)))).ToBytes();
        await using UtwsServer server = await UtwsServer.StartAsync(
            decider: null, "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Utws=None", "--Utws:Policy:Reload=0", "--Utws:Compression:Answers=false",
            listener);
        await AssertAddedAsync(server, request, requestsEach, Allowed);
    }

    // A share of the group's task is all that recording makes, whether somebody listens or not.
    [Theory]
    [InlineData("--Utws:Admin:Url=")]
    [InlineData(Measured)]
    public async Task RecordedRequest_MakesAShareOfTheGroupsTask(string listener)
    {
        const int RequestsEach = 500;
        using TemporaryFolder folder = new();
        byte[] request = RawHttpRequest.Soap(EnvelopeVersion.Soap12, RequestBody.Sessions(EnvelopeVersion.Soap12, "<SessionInfo/><SessionInfo/>")).ToBytes();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(
            "--Utws:Recording:Path=" + folder.PathOf("data"), "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Utws=None", "--Utws:Policy:Reload=0", "--Utws:Compression:Answers=false", listener);
        await AssertAddedAsync(server, request, RequestsEach, AllowedRecorded);
    }

    private async Task AssertAddedAsync(UtwsServer server, byte[] request, int requestsEach, double allowed)
    {
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
        Assert.InRange(sorted[Rounds / 2], double.MinValue, allowed);
    }
}
