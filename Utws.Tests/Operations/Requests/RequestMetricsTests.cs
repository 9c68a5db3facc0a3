using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Utws.Api.Operations.Requests;
using Utws.Core.Contract;
using Utws.Core.Recording;
using Utws.Core.Soap;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Operations.Requests;

/// <summary>What is counted of requests, whatever becomes of them.</summary>
public sealed class RequestMetricsTests
{
    private static readonly string s_twoSessions = RequestBody.Sessions(EnvelopeVersion.Soap11, "<SessionInfo/><SessionInfo/>");
    private static readonly RawHttpRequest s_good = RawHttpRequest.Soap(EnvelopeVersion.Soap11, s_twoSessions);

    [Fact]
    public async Task Requests_AreCountedByVersionAndOutcome()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(new FixedDecider(new PublishDecision(PublishMode.Details, 7)));
        Assert.Equal(200, (await server.SendAsync(s_good)).Status);
        Assert.Equal(200, (await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap12, RequestBody.OneSession(EnvelopeVersion.Soap12)))).Status);
        Assert.Equal(400, (await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, "<a>"))).Status);
        Assert.Equal(415, (await server.SendAsync(s_good.Without("Content-Type").With("Content-Type", "text/plain"))).Status);
        using (RawHttpConnection connection = await server.ConnectAsync())
        {
            await connection.SendAsync(s_good.ToBytes().AsMemory(0, s_good.ToBytes().Length - 5));
            connection.Reset();
        }

        RequestTotals totals = server.Services.GetRequiredService<RequestTotals>();
        await RecorderRun.UntilAsync(() => totals.Requests(SoapVersion.Soap11, RequestOutcome.Broken) == 1);
        string[] readings = [.. MeterReadings.Read(server.Services.GetRequiredService<IMeterFactory>())
            .Where(r => r.StartsWith("utws.requests", StringComparison.Ordinal) || r.StartsWith("utws.sessions", StringComparison.Ordinal) || r.StartsWith("utws.faults", StringComparison.Ordinal))
            .Where(r => !r.Contains(" 0 ", StringComparison.Ordinal))];
        Assert.Equal(
            [
                "utws.faults 1 reason=malformed_xml",
                "utws.faults 1 reason=unsupported_media_type",
                "utws.requests 1 soap=1.1 outcome=answered",
                "utws.requests 1 soap=1.1 outcome=broken",
                "utws.requests 1 soap=1.2 outcome=answered",
                "utws.requests 2 soap=1.1 outcome=rejected",
                "utws.sessions 3 decision=details",
            ],
            readings);
        Assert.InRange(totals.BytesSent, 1000, 10_000);
    }

    [Fact]
    public async Task RequestThatBreaksOff_IsOfItsVersion()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        byte[] request = RawHttpRequest.Soap(EnvelopeVersion.Soap12, RequestBody.OneSession(EnvelopeVersion.Soap12)).ToBytes();
        using (RawHttpConnection connection = await server.ConnectAsync())
        {
            await connection.SendAsync(request.AsMemory(0, request.Length - 5));
            connection.Reset();
        }

        RequestTotals totals = server.Services.GetRequiredService<RequestTotals>();
        await RecorderRun.UntilAsync(() => totals.Requests(SoapVersion.Soap12, RequestOutcome.Broken) == 1);
        Assert.Equal(0, totals.Requests(SoapVersion.Soap11, RequestOutcome.Broken));
    }

    [Fact]
    public async Task Latencies_HaveEveryRequest()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        for (int i = 0; i < 10; i++)
        {
            _ = await server.SendAsync(s_good);
        }

        long[] buckets = new long[LatencyBuckets.Count];
        RequestTotals totals = server.Services.GetRequiredService<RequestTotals>();

        // The client has its answer before the server has counted it.
        await RecorderRun.UntilAsync(() => totals.Requests(SoapVersion.Soap11, RequestOutcome.Answered) == 10);
        totals.ReadLatencies(buckets);
        Assert.Equal(10, buckets.Sum());
        Assert.InRange(LatencyBuckets.Quantile(buckets, 0.5)!.Value, 10, 10_000_000);
    }

    // Both ways to a refusal: at once, and after the commit has failed.
    [Fact]
    public async Task RequestsThatCannotBeRecorded_AreRefusedOnes()
    {
        using ScriptedStore store = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(store);
        Assert.Equal(200, (await server.SendAsync(s_good)).Status);
        store.FailOpens(new SessionStoreException("the disk is full"));
        store.FailCommits(new SessionStoreException("the disk is full"));
        Assert.Equal(503, (await server.SendAsync(s_good)).Status);
        Assert.Equal(503, (await server.SendAsync(s_good)).Status);
        RequestTotals totals = server.Services.GetRequiredService<RequestTotals>();
        await RecorderRun.UntilAsync(() => totals.Requests(SoapVersion.Soap11, RequestOutcome.Refused) == 2);
        Assert.Equal((1, 2), (totals.Requests(SoapVersion.Soap11, RequestOutcome.Answered), totals.Faults(SoapFaultReason.NotRecorded)));
    }

    [Fact]
    public async Task DeciderThatThrows_IsAFailedRequest()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(new ThrowingDecider(static () => new InvalidOperationException("a mistake")));
        Assert.Equal(500, (await server.SendAsync(s_good)).Status);
        RequestTotals totals = server.Services.GetRequiredService<RequestTotals>();
        await RecorderRun.UntilAsync(() => totals.Faults(SoapFaultReason.OperationFailed) == 1);
        Assert.Equal((1, 1), (totals.Requests(SoapVersion.Soap11, RequestOutcome.Failed), totals.Faults(SoapFaultReason.OperationFailed)));
        Assert.Equal(0, totals.Sessions(PublishMode.Discard) + totals.Sessions(PublishMode.SummaryOnly) + totals.Sessions(PublishMode.Details));
    }

    [Fact]
    public async Task RejectedRequest_IsOneLineWithReasonAndPlaceAndNothingOfTheClient()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        string secret = "k0rr3kt-h0rs3";
        string body = RequestBody.OneSession(EnvelopeVersion.Soap11, $"\n<productID>{secret}</productID>");
        Assert.Equal(500, (await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, body))).Status);
        Assert.Equal(400, (await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11, $"\n<a></{secret}>")))).Status);
        await server.Log.WaitForAsync(e => e.Message.Contains("TagMismatch", StringComparison.Ordinal));
        Assert.Equal<string>(
            [
                "A request was rejected (SOAP 1.1): BadValue at line 2, column 39; its client got 500",
                "A request was rejected (SOAP 1.1): MalformedXml, TagMismatch, at line 2, column 6; its client got 400",
            ],
            [.. server.Log.AboveDebug.Select(e => e.Message)]);
    }

    [Fact]
    public async Task SessionsArrayThatIsReplaced_IsNotCounted()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(new FixedDecider(new PublishDecision(PublishMode.Details, 7)));
        string one = "<sessions><SessionInfo/></sessions>";
        string body = RequestBody.Envelope(
            EnvelopeVersion.Soap11, $"<logsAvailable xmlns=\"{WireNames.Service}\"><apiVersion>1</apiVersion>{one}{one}</logsAvailable>");
        RawHttpResponse answer = await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, body));
        int answered = answer.BodyText.Split("<SessionsToPublish>").Length - 1;
        Assert.Equal(answered, server.Services.GetRequiredService<RequestTotals>().Sessions(PublishMode.Details));
    }

    [Fact]
    public async Task EveryInstrument_HasUnitDescriptionAndALineInTheReadme()
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "Utws.Api", "Operations", "METRICS.md"));
        using Utws.Tests.Commands.TemporaryFolder folder = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync("--Utws:Recording:Path=" + folder.PathOf("data"));
        IMeterFactory meters = server.Services.GetRequiredService<IMeterFactory>();
        List<Instrument> instruments = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Meter.Name == "Utws")
                {
                    instruments.Add(instrument);
                }
            },
        };
        listener.Start();
        Assert.Contains(instruments, i => i.Name == "utws.recording.commit.duration");
        Assert.All(instruments, instrument =>
        {
            Assert.False(string.IsNullOrEmpty(instrument.Unit), instrument.Name);
            Assert.EndsWith(".", instrument.Description, StringComparison.Ordinal);
            Assert.Contains($"| `{instrument.Name}` |", readme, StringComparison.Ordinal);
            Assert.Contains($"`{instrument.Unit}` |", readme.Split($"| `{instrument.Name}` |")[1].Split('\n')[0], StringComparison.Ordinal);
        });
    }
}
