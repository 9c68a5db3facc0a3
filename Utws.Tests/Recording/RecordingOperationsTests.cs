using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Utws.Api.Recording;
using Utws.Core.Recording;
using Utws.Tests.Commands;
using Utws.Tests.Forwarding;
using Utws.Tests.Operations;
using Utws.Tests.Support;

namespace Utws.Tests.Recording;

/// <summary>What probes and metrics tell of recording.</summary>
public sealed class RecordingOperationsTests
{
    private static readonly RawHttpRequest s_twoSessions = RawHttpRequest.Soap(
        EnvelopeVersion.Soap11, RequestBody.Sessions(EnvelopeVersion.Soap11, "<SessionInfo/><SessionInfo/>"));

    [Fact]
    public async Task Ready_RecordingFails_Is503WithTheReasonUntilItWorksAgain()
    {
        using ScriptedStore store = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(store, "--Utws:Admin:Url=http://127.0.0.1:0");
        Assert.Equal((200, "Healthy"), await ReadyAsync(server));
        store.FailOpens(new SessionStoreException("the disk is full"));
        store.FailCommits(new SessionStoreException("the disk is full"));
        Assert.Equal(503, (await server.SendAsync(s_twoSessions)).Status);
        RawHttpResponse failing = await server.AskAsync("/health/ready");
        using (JsonDocument health = JsonDocument.Parse(failing.Body))
        {
            JsonElement check = health.RootElement.GetProperty("checks").GetProperty("recording");
            Assert.Equal((503, "Unhealthy"), (failing.Status, check.GetProperty("status").GetString()));
            Assert.Matches("^Refusing requests since [-0-9T:]{19}Z: the disk is full$", check.GetProperty("reason").GetString());
        }

        store.FailOpens(null);
        store.FailCommits(null);
        await RecorderRun.UntilAsync(() => server.Services.GetRequiredService<SessionRecorder>().Status.State == RecorderState.Running);
        Assert.Equal((200, "Healthy"), await ReadyAsync(server));
    }

    [Fact]
    public async Task Meter_CountsWhatBecameOfRequestsAndSessions()
    {
        using ScriptedStore store = new();
        await using UtwsServer server = await UtwsServer.StartRecordingAsync(store);
        Assert.Equal(200, (await server.SendAsync(s_twoSessions)).Status);
        store.FailOpens(new SessionStoreException("the disk is full"));
        store.FailCommits(new SessionStoreException("the disk is full"));
        Assert.Equal(503, (await server.SendAsync(s_twoSessions)).Status);
        Assert.Equal(503, (await server.SendAsync(s_twoSessions)).Status);
        await RecorderRun.UntilAsync(() => server.Services.GetRequiredService<SessionRecorder>().Status is { Waiting: 0, State: RecorderState.Failing });
        string[] readings = [.. MeterReadings.Read(server.Services.GetRequiredService<IMeterFactory>())
            .Where(r => r.StartsWith("utws.recording.", StringComparison.Ordinal) && !r.Contains("segments", StringComparison.Ordinal))];
        Assert.Equal(
            [
                "utws.recording.failing 1",
                "utws.recording.fill 0",
                "utws.recording.folder.size 0",
                "utws.recording.groups 1",
                "utws.recording.poisoned 0",
                "utws.recording.requests 1 outcome=committed",
                "utws.recording.requests 1 outcome=failed",
                "utws.recording.requests 1 outcome=refused",
                "utws.recording.sessions 2 outcome=committed",
                "utws.recording.sessions 2 outcome=failed",
                "utws.recording.waiting 0",
            ],
            readings);
    }

    [Fact]
    public async Task Meter_OfEveryMode_IsDescribedInTheReadme()
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "Utws.Api", "Operations", "METRICS.md"));
        using TemporaryFolder folder = new();
        await using ScriptedEngine engine = new();
        await using UtwsServer server = await UtwsServer.StartForwardingAsync(
            engine, "--Utws:Recording:Mode=Buffered", "--Utws:Recording:Path=" + folder.PathOf("data"));
        string[] names = [.. MeterReadings.Read(server.Services.GetRequiredService<IMeterFactory>()).Select(r => r.Split(' ')[0]).Distinct(StringComparer.Ordinal)];
        Assert.Contains("utws.recording.lost_before", names, StringComparer.Ordinal);
        Assert.Contains("utws.forwarding.lag", names, StringComparer.Ordinal);
        Assert.All(names, name => Assert.Contains($"| `{name}` |", readme, StringComparison.Ordinal));
    }

    private static async Task<(int Status, string? Word)> ReadyAsync(UtwsServer server)
    {
        RawHttpResponse answer = await server.AskAsync("/health/ready");
        using JsonDocument health = JsonDocument.Parse(answer.Body);
        return (answer.Status, health.RootElement.GetProperty("checks").GetProperty("recording").GetProperty("status").GetString());
    }
}
