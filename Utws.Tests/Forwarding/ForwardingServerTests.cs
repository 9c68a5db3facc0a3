using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Utws.Api.Forwarding;
using Utws.Tests.Commands;
using Utws.Tests.Operations;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding;

/// <summary>The server with an engine behind it: who is answered when, what health and metrics say, and what happens when the disk's share is used up.</summary>
public sealed class ForwardingServerTests : IDisposable
{
    private static readonly RawHttpRequest s_twoSessions = RawHttpRequest.Soap(
        EnvelopeVersion.Soap11, RequestBody.Sessions(EnvelopeVersion.Soap11, "<SessionInfo/><SessionInfo/>"));

    private readonly TemporaryFolder _folder = new();
#pragma warning disable CA2213 // the server disposes of it
    private readonly ScriptedEngine _engine = new();
#pragma warning restore CA2213

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Request_EngineIsAway_IsAnsweredAllTheSame()
    {
        _engine.Before = static (_, _, _) => throw new EngineException("the engine is away", isStored: false);
        await using UtwsServer server = await StartAsync("--Utws:Forwarding:DrainSeconds=0");
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(200, (await server.SendAsync(s_twoSessions)).Status);
        }

        await RecorderRun.UntilAsync(() => ForwarderOf(server).Status.Failures > 1);
        Assert.Empty(_engine.Stored);
        _engine.Before = static (_, _, _) => Task.CompletedTask;
        await RecorderRun.UntilAsync(() => _engine.Stored.Count == 40);
    }

    [Fact]
    public async Task Stop_WhatIsRecorded_IsForwardedFirst()
    {
        UtwsServer server = await StartAsync("--Utws:Forwarding:BatchMilliseconds=3600000");
        await using (server)
        {
            // It has looked once, and would look again in an hour.
            await RecorderRun.UntilAsync(() => File.Exists(_folder.PathOf("data/" + CursorFile.FileName)));
            Assert.Equal(200, (await server.SendAsync(s_twoSessions)).Status);
        }

        Assert.Equal(2, _engine.Stored.Count);
    }

    [Fact]
    public async Task Ready_EngineIsAway_IsStillReadyAndMetricsTell()
    {
        _engine.Before = static (_, _, _) => throw new EngineException("the engine is away", isStored: false);
        await using UtwsServer server = await StartAsync("--Utws:Admin:Url=http://127.0.0.1:0", "--Utws:Forwarding:DrainSeconds=0");
        Assert.Equal(200, (await server.SendAsync(s_twoSessions)).Status);
        await RecorderRun.UntilAsync(() => ForwarderOf(server).Status.Failures > 0);
        RawHttpResponse ready = await server.AskAsync("/health/ready");
        Assert.Equal(200, ready.Status);
        string[] readings = Readings(server);
        Assert.Contains("utws.forwarding.failing 1", readings, StringComparer.Ordinal);
        Assert.Contains("utws.forwarding.sessions 0", readings, StringComparer.Ordinal);
        _engine.Before = static (_, _, _) => Task.CompletedTask;
        await RecorderRun.UntilAsync(() => ForwarderOf(server).Status is { Sessions: 2, FailingSince: null, WaitingSinceMicroseconds: null });
        Assert.Equal<string>(
            [
                "utws.forwarding.batches 1",
                "utws.forwarding.dropped 0",
                "utws.forwarding.failing 0",
                "utws.forwarding.found 0",
                "utws.forwarding.full 0",
                "utws.forwarding.groups 1",
                "utws.forwarding.lag 0",
                "utws.forwarding.left_out 0",
                "utws.forwarding.sessions 2",
                "utws.forwarding.unreadable 0",
            ],
            Readings(server).Where(r => !r.StartsWith("utws.forwarding.failures", StringComparison.Ordinal)),
            StringComparer.Ordinal);
        using JsonDocument health = JsonDocument.Parse((await server.AskAsync("/health/ready")).Body);
        Assert.Equal(
            "2 sessions forwarded to scripted since the start; none waits.",
            health.RootElement.GetProperty("checks").GetProperty("forwarding").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Budget_IsFullOfWhatWaits_RequestsAreRefusedUntilTheEngineIsBack()
    {
        _engine.Before = static (_, _, _) => throw new EngineException("the engine is away", isStored: false);
        await using UtwsServer server = await StartAsync(
            "--Utws:Recording:SegmentMegabytes=1", "--Utws:Recording:MaxMegabytes=2", "--Utws:Forwarding:KeepHours=0", "--Utws:Admin:Url=http://127.0.0.1:0");
        int acknowledged = await SendUntilAsync(server, status => status == 503);
        RawHttpResponse ready = await server.AskAsync("/health/ready");
        Assert.Equal(503, ready.Status);
        Assert.Contains("Utws:Recording:MaxMegabytes allows 2", ready.BodyText, StringComparison.Ordinal);
        Assert.Contains("utws.forwarding.full 1", Readings(server), StringComparer.Ordinal);
        _engine.Before = static (_, _, _) => Task.CompletedTask;
        acknowledged += await SendUntilAsync(server, status => status == 200);
        await RecorderRun.UntilAsync(() => ForwarderOf(server).Status.WaitingSinceMicroseconds is null && _engine.Stored.Count == acknowledged);
        Assert.Equal(0, server.Services.GetRequiredService<DiskBudget>().DroppedSessions);
    }

    [Fact]
    public async Task Budget_IsFullAndTheOldestMayBeDropped_WhatIsDroppedIsCounted()
    {
        _engine.Before = static (_, _, _) => throw new EngineException("the engine is away", isStored: false);
        await using UtwsServer server = await StartAsync(
            "--Utws:Recording:SegmentMegabytes=1", "--Utws:Recording:MaxMegabytes=2", "--Utws:Forwarding:WhenFull=DropOldest");
        DiskBudget budget = server.Services.GetRequiredService<DiskBudget>();
        int acknowledged = await SendUntilAsync(server, _ => budget.DroppedSessions > 0);
        _engine.Before = static (_, _, _) => Task.CompletedTask;
        await RecorderRun.UntilAsync(() => _engine.Stored.Count + budget.DroppedSessions == acknowledged);
        Assert.False(budget.IsFull);
    }

    private static Forwarder ForwarderOf(UtwsServer server) => server.Services.GetRequiredService<Forwarder>();

    private static string[] Readings(UtwsServer server) => [.. MeterReadings.Read(server.Services.GetRequiredService<IMeterFactory>())
        .Where(r => r.StartsWith("utws.forwarding.", StringComparison.Ordinal))];

    // How many sessions were acknowledged before, and with, the answer that was waited for.
    private static async Task<int> SendUntilAsync(UtwsServer server, Func<int, bool> isEnd)
    {
        const int Sessions = 500;
        RawHttpRequest request = RawHttpRequest.Soap(
            EnvelopeVersion.Soap11, RequestBody.Sessions(EnvelopeVersion.Soap11, string.Concat(Enumerable.Repeat("<SessionInfo><version>11.4.2.0815</version></SessionInfo>", Sessions))));
        int acknowledged = 0;
        for (int i = 0; i < 2000; i++)
        {
            int status = (await server.SendAsync(request)).Status;
            acknowledged += status == 200 ? Sessions : 0;
            if (isEnd(status))
            {
                return acknowledged;
            }

            await Task.Delay(5);
        }

        throw new InvalidOperationException("it did not come to pass");
    }

    private Task<UtwsServer> StartAsync(params string[] settings) =>
        UtwsServer.StartForwardingAsync(_engine, ["--Utws:Recording:Path=" + _folder.PathOf("data"), .. settings]);
}
