using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Utws.Api;
using Utws.Api.Operations;
using Utws.Api.Policy;
using Utws.Tests.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Operations;

/// <summary>What probes and people are told at the operator's address.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Ready_AllWell_Is200WithEveryCheck()
    {
        using WatchedPolicy policy = new();
        await using UtwsServer server = await OperatedServer.StartAsync("--Utws:Policy:Path=" + policy.Path);
        PolicyStatus status = server.Services.GetRequiredService<PolicyWatcher>().Status;
        RawHttpResponse answer = await server.AskAsync("/health/ready");
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "status": "Healthy",
              "checks": {
                "server": {
                  "status": "Healthy",
                  "reason": "The server is listening."
                },
                "policy": {
                  "status": "Healthy",
                  "reason": "Revision {{status.Revision}} of {{policy.Path}}, 0 rules, served since {{status.LoadedAt:yyyy-MM-ddTHH:mm:ssZ}}."
                }
              }
            }

            """).ReplaceLineEndings("\n"),
            answer.BodyText);
        Assert.Equal(
            (200, "application/json", "no-store", "nosniff", null),
            (answer.Status, answer.Header("Content-Type"), answer.Header("Cache-Control"), answer.Header("X-Content-Type-Options"), answer.Header("Server")));
    }

    [Fact]
    public async Task Ready_PolicyRefused_Is200AndDegradedWithTheErrorAndNoLogAtEveryProbe()
    {
        using WatchedPolicy policy = new();
        await using UtwsServer server = await OperatedServer.StartAsync("--Utws:Policy:Path=" + policy.Path, "--Utws:Policy:Reload=0");
        PolicyWatcher watcher = server.Services.GetRequiredService<PolicyWatcher>();
        policy.Write("{ \"otherwise\": 1 }");
        await watcher.LookAsync();
        PolicyStatus status = watcher.Status;
        server.Log.Clear();
        RawHttpResponse answer = await server.AskAsync("/health/ready");
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "status": "Degraded",
              "checks": {
                "server": {
                  "status": "Healthy",
                  "reason": "The server is listening."
                },
                "policy": {
                  "status": "Degraded",
                  "reason": "Revision {{status.Revision}} stays; refused since {{status.RefusedSince:yyyy-MM-ddTHH:mm:ssZ}}: {{status.Error}}"
                }
              }
            }

            """).ReplaceLineEndings("\n"),
            answer.BodyText);
        Assert.Equal(200, answer.Status);
        Assert.Empty(server.Log.AboveDebug);
    }

    [Fact]
    public async Task Ready_ServerIsStopping_Is503AndLiveIs200()
    {
        await using UtwsServer server = await OperatedServer.StartAsync();
        server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        RawHttpResponse ready = await server.AskAsync("/health/ready");
        Assert.Equal(503, ready.Status);
        Assert.StartsWith(
            "{\n  \"status\": \"Unhealthy\",\n  \"checks\": {\n    \"server\": {\n      \"status\": \"Unhealthy\",\n      \"reason\": \"The server is stopping.\"\n",
            ready.BodyText, StringComparison.Ordinal);
        RawHttpResponse live = await server.AskAsync("/health/live");
        Assert.Equal((200, "{\n  \"status\": \"Healthy\"\n}\n", "no-store"), (live.Status, live.BodyText, live.Header("Cache-Control")));
    }

    // Other parts add theirs to the services of the server, as the framework has it.
    [Fact]
    public async Task Ready_CheckThatFails_Is503WithItsReasonAndNoHarmToClients()
    {
        await using WebApplication application = UtwsApplication.Create(
            ["--urls", "http://127.0.0.1:0", "--Utws:Admin:Url=http://127.0.0.1:0", "--Utws:Drain:NoticeSeconds=0"],
            builder =>
            {
                _ = builder.Logging.ClearProviders();
                _ = builder.Services.AddHealthChecks().AddCheck<ThrowingHealthCheck>("disk");
            });
        await application.StartAsync();
        RawHttpResponse ready = await RawHttpConnection.ExchangeAsync(
            new(System.Net.IPAddress.Loopback, application.Services.GetRequiredService<AdminService>().Address!.Port),
            new RawHttpRequest { Method = "GET", Target = "/health/ready", Host = "127.0.0.1" }.ToBytes());
        Assert.Equal(503, ready.Status);
        Assert.EndsWith(
            "    \"disk\": {\n      \"status\": \"Unhealthy\",\n      \"reason\": \"the disk says \\\"no\\\" <é>\"\n    }\n  }\n}\n",
            ready.BodyText, StringComparison.Ordinal);
        RawHttpResponse answer = await RawHttpConnection.ExchangeAsync(
            new(System.Net.IPAddress.Loopback, new Uri(application.Urls.Single()).Port),
            RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11)).ToBytes());
        Assert.Equal(200, answer.Status);
        await application.StopAsync();
    }

    [Fact]
    public async Task Check_FileSystemThatDoesNotAnswer_IsDegraded()
    {
        using WatchedPolicy policy = new();
        PolicyHealthCheck check = new(policy.Watcher, new UtwsSettings());
        policy.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(
            $"Revision {policy.Status.Revision} stays; the file system of {policy.Path} does not answer.",
            (await check.CheckHealthAsync(new())).Description);
        await policy.LookAsync();
        Assert.StartsWith($"Revision {policy.Status.Revision} of ", (await check.CheckHealthAsync(new())).Description, StringComparison.Ordinal);

        // Where nobody looks, nothing is late.
        policy.Clock.Now += TimeSpan.FromDays(2);
        PolicyHealthCheck never = new(policy.Watcher, new UtwsSettings { Reload = new ReloadSettings { Period = TimeSpan.Zero } });
        Assert.StartsWith($"Revision {policy.Status.Revision} of ", (await never.CheckHealthAsync(new())).Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HEAD", "/health/ready", 200)]
    [InlineData("HEAD", "/health/live", 200)]
    [InlineData("POST", "/health/ready", 405)]
    [InlineData("GET", "/health", 404)]
    [InlineData("GET", WireNames.Path, 404)]
    [InlineData("POST", WireNames.Path, 405)]
    public async Task Admin_OtherThanItsPages_IsNotThere(string method, string target, int status)
    {
        await using UtwsServer server = await OperatedServer.StartAsync();
        Assert.Equal(status, (await server.AskAsync(target, method)).Status);
    }
}
