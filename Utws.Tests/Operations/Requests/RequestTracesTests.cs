using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Utws.Api.Operations.Requests;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Operations.Requests;

/// <summary>What a traced request tells of its way.</summary>
public sealed class RequestTracesTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static readonly RawHttpRequest s_good = RawHttpRequest.Soap(
        EnvelopeVersion.Soap12, RequestBody.Sessions(EnvelopeVersion.Soap12, "<SessionInfo/><SessionInfo/>")).With("traceparent", Parent);

    // The trace is the test's own: others run beside it.
    private static readonly ActivityTraceId s_trace = ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c");

    private const string Proxy = "--Utws:Proxies:Known=127.0.0.1";

    [Fact]
    public async Task RecordedRequest_HasSpansOfItsWayOneBehindTheOther()
    {
        using ScriptedStore store = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(store, Proxy);
        using SpanCollector spans = new(server.Services.GetRequiredService<RequestTraces>());
        Assert.Equal(200, (await server.SendAsync(s_good)).Status);
        await RecorderRun.UntilAsync(() => spans.Of(s_trace).Any(s => s.OperationName == "logsAvailable"));
        IReadOnlyList<Activity> all = spans.Of(s_trace);
        Activity request = all[^1];
        Assert.Equal(["parse", "decide", "write", "commit", "send", "logsAvailable"], all.Select(s => s.OperationName), StringComparer.Ordinal);
        Assert.Equal("b7ad6b7169203331", request.ParentSpanId.ToHexString());
        Assert.All(all.SkipLast(1), part => Assert.Equal(request.SpanId, part.ParentSpanId));
        for (int i = 1; i < 3; i++)
        {
            Assert.Equal(all[i - 1].StartTimeUtc + all[i - 1].Duration, all[i].StartTimeUtc);
        }

        Assert.Equal(
            ["http.response.status_code=200", "utws.outcome=answered", "utws.sessions=2", "utws.soap.version=1.2"],
            request.TagObjects.Select(t => $"{t.Key}={t.Value}").Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task RejectedRequest_HasItsReason()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, Proxy);
        using SpanCollector spans = new(server.Services.GetRequiredService<RequestTraces>());
        Assert.Equal(400, (await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, "<a>").With("traceparent", Parent))).Status);
        await RecorderRun.UntilAsync(() => spans.Of(s_trace).Any(s => s.OperationName == "logsAvailable"));
        Activity request = spans.Of(s_trace)[^1];
        Assert.Equal("malformed_xml", request.GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Unset, request.Status);
    }

    // Else whoever can reach the server says what is traced, and under which name.
    [Fact]
    public async Task ParentThatAClientSends_IsNotBelieved()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        using SpanCollector spans = new(server.Services.GetRequiredService<RequestTraces>());
        Assert.Equal(200, (await server.SendAsync(s_good.With("tracestate", "a=secret"))).Status);
        await RecorderRun.UntilAsync(() => spans.All.Any(s => s.OperationName == "logsAvailable"));
        Assert.Empty(spans.Of(s_trace));
        Assert.All(spans.All, s => Assert.Null(s.TraceStateString));
    }

    // The framework's activity is there and not sampled; a sampler that goes by parents would sample nothing.
    [Fact]
    public async Task RequestLogThatIsOn_IsNoParent()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Warning");
        using SpanCollector spans = new(server.Services.GetRequiredService<RequestTraces>());
        Assert.Equal(200, (await server.SendAsync(s_good.Without("traceparent"))).Status);
        await RecorderRun.UntilAsync(() => spans.All.Any(s => s.OperationName == "logsAvailable"));
        Assert.Equal(default, spans.All.Single(s => s.OperationName == "logsAvailable").ParentSpanId);
    }

    // A connection is one flow of execution: a trace left in it would become the parent of the next request.
    [Fact]
    public async Task NextRequestOfTheConnection_IsNoChildOfTheLast()
    {
        using ScriptedStore store = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(store);
        using SpanCollector spans = new(server.Services.GetRequiredService<RequestTraces>());
        using RawHttpConnection connection = await server.ConnectAsync();
        for (int i = 0; i < 2; i++)
        {
            await connection.SendAsync(s_good.Without("traceparent").ToBytes());
            _ = await connection.ReadResponseAsync();
        }

        await RecorderRun.UntilAsync(() => spans.All.Count(s => s.OperationName == "logsAvailable") == 2);
        Assert.All(spans.All.Where(s => s.OperationName == "logsAvailable"), s => Assert.Equal(default, s.ParentSpanId));
        Assert.Null(Activity.Current);
    }
}
