using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Utws.Api.Recording;
using Utws.Core.Contract;
using Utws.Core.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Recording;

/// <summary>What an answer has to do with the record, over HTTP.</summary>
public sealed class RecordedRequestTests
{
    private const string Durable = "--Utws:Recording:Mode=Durable";
    private const string Buffered = "--Utws:Recording:Mode=Buffered";
    private const string Session = "<productID>12</productID><version>1 &lt; 2</version><servicePack/>";
    private const string Recorded = """[[12,"1 < 2",0,0,"",0,0,null,null,null,""";

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task Request_Durable_IsAnsweredOnceItsGroupIsCommitted(EnvelopeVersion version)
    {
        using ScriptedStore store = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(store, Durable);
        store.Hold();
        using RawHttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(RawHttpRequest.Soap(version, RequestBody.OneSession(version, Session)).ToBytes());
        await RecorderRun.UntilAsync(() => store.Begun == 1);
        Task<RawHttpResponse> answer = connection.ReadResponseAsync();
        Assert.False(answer.IsCompleted);
        store.Release();
        Assert.Equal(200, (await answer).Status);
        Assert.StartsWith(Recorded, Assert.Single(store.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_Buffered_IsAnsweredAtOnce()
    {
        using ScriptedStore store = new();
        await using UtwsServer server = await UtwsServer.StartRecordingWithoutAccountAsync(store, Buffered);
        store.Hold();
        RawHttpResponse answer = await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11, Session)));
        Assert.Equal(200, answer.Status);
        Assert.Empty(store.Requests);
        store.Release();
        await RecorderRun.UntilAsync(() => store.Requests.Count == 1);
        Assert.StartsWith(Recorded, store.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EnvelopeVersion.Soap11)]
    [InlineData(EnvelopeVersion.Soap12)]
    public async Task Commit_Fails_IsAFaultThatTellsToComeAgain(EnvelopeVersion version)
    {
        using ScriptedStore store = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(store, Durable);
        store.FailCommits(new SessionStoreException("the disk is full"));
        RawHttpResponse refused = await server.SendAsync(RawHttpRequest.Soap(version, RequestBody.OneSession(version, Session)));
        Assert.Equal((503, "1"), (refused.Status, refused.Header("Retry-After")));
        await VerifyFile.VerifyAsync(refused.Body, [("version", version)]);

        store.FailCommits(null);
        await RecorderRun.UntilAsync(() => server.Services.GetRequiredService<SessionRecorder>().Status.State == RecorderState.Running);
        RawHttpResponse taken = await server.SendAsync(RawHttpRequest.Soap(version, RequestBody.OneSession(version, Session)));
        Assert.Equal(200, taken.Status);
        Assert.Null(taken.Header("Retry-After"));
    }

    [Fact]
    public async Task Store_IsFull_RequestIsRefusedOnAConnectionThatGoesOn()
    {
        using ScriptedStore store = new();
        store.FailOpens(new SessionStoreException("the disk is full"));
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(store, Durable);
        using RawHttpConnection connection = await server.ConnectAsync();
        byte[] request = RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11, Session)).ToBytes();
        Assert.Equal(503, (await connection.ExchangeAsync(request)).Status);
        store.FailOpens(null);
        await RecorderRun.UntilAsync(() => server.Services.GetRequiredService<SessionRecorder>().Status.State == RecorderState.Running);
        Assert.Equal(200, (await connection.ExchangeAsync(request)).Status);
    }

    [Fact]
    public async Task Request_EndsInAFault_IsNotRecorded()
    {
        using ScriptedStore store = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(store, Durable);
        string twoSessions = "<SessionInfo><productID>1</productID></SessionInfo><SessionInfo><productID>x</productID></SessionInfo>";
        RawHttpResponse fault = await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.Sessions(EnvelopeVersion.Soap11, twoSessions)));
        Assert.Equal(500, fault.Status);
        Assert.Equal(0, server.Services.GetRequiredService<SessionRecorder>().Status.Accepted.Requests);
    }

    // 6.23
    [Fact]
    public async Task Request_SecondSessionsElement_RecordsWhatIsAnswered()
    {
        using ScriptedStore store = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(store, Durable);
        string body = RequestBody.Envelope(
            EnvelopeVersion.Soap11,
            $"<logsAvailable xmlns=\"{WireNames.Service}\"><sessions><SessionInfo><productID>1</productID></SessionInfo></sessions></logsAvailable>"
            + $"<logsAvailable xmlns=\"{WireNames.Service}\"><sessions><SessionInfo><productID>2</productID></SessionInfo></sessions></logsAvailable>");
        Assert.Equal(200, (await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, body))).Status);
        Assert.StartsWith("[[2,", Assert.Single(store.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_WithoutSessions_IsRecordedAsSuch()
    {
        using ScriptedStore store = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(store, Durable);
        Assert.Equal(200, (await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.Sessions(EnvelopeVersion.Soap11, "")))).Status);
        Assert.Equal("[]", Assert.Single(store.Requests));
    }

    [Fact]
    public async Task Record_HasInstantVersionRevisionAndNoAddressUnlessAsked()
    {
        using ScriptedStore store = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(store, Durable);
        long before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
        Assert.Equal(200, (await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11)))).Status);
        RequestRecord record = Assert.Single(store.Records);
        Assert.InRange(record.ReceivedMicroseconds, before, (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + 1) * 1000);
        Assert.Equal((1, 1, null), (record.ApiVersion, record.SessionCount, record.CallerHash));
    }

    [Fact]
    public async Task Record_WithAKey_HasTheKeyedHashOfTheAddress()
    {
        using ScriptedStore store = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(store, Durable, "--Utws:Recording:AddressKey=0123456789abcdef");
        Assert.Equal(200, (await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11)))).Status);
        Assert.Equal(
            CallerHash.Of(CallerAddress.From(IPAddress.Loopback), Encoding.UTF8.GetBytes("0123456789abcdef")),
            Assert.Single(store.Records).CallerHash);
    }
}
