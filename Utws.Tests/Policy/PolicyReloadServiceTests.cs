using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Utws.Api;
using Utws.Api.Policy;
using Utws.Tests.Capture;
using Utws.Tests.Support;

namespace Utws.Tests.Policy;

/// <summary>The looks go by the clock, in the running server.</summary>
public sealed class PolicyReloadServiceTests
{
    [Fact]
    public async Task Start_WithAPeriod_LooksEveryTime()
    {
        using WatchedPolicy policy = new();
        using CaptureClock clock = new();
        using PolicyReloadService service = new(policy.Watcher, new UtwsSettings { Reload = new ReloadSettings { Period = TimeSpan.FromSeconds(7) } }, clock);
        await service.StartAsync(CancellationToken.None);
        Assert.Equal((TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)), (clock.DueTime, clock.Period));
        for (int number = 2; number < 5; number++)
        {
            policy.Write(WatchedPolicy.Text(number));
            Task served = policy.Log.WaitForAsync(_ => policy.Status.Accepted == number - 1);
            clock.Ring();
            await served;
            Assert.Equal(number, policy.Number);
        }

        await service.StopAsync(CancellationToken.None);
        Assert.True(service.Looking.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Start_WithoutAPeriod_NeverLooks()
    {
        using WatchedPolicy policy = new();
        using PolicyReloadService service = new(policy.Watcher, new UtwsSettings { Reload = new ReloadSettings { Period = TimeSpan.Zero } }, policy.Clock);
        await service.StartAsync(CancellationToken.None);
        Assert.True(service.Looking.IsCompletedSuccessfully);
        Assert.Equal(0, policy.Clock.Waits);
    }

    // The host disposes of what it has started when a start fails elsewhere, without stopping it.
    [Fact]
    public async Task Dispose_WithoutAStop_IsNoFailure()
    {
        using WatchedPolicy policy = new();
        PolicyReloadService service = new(policy.Watcher, new UtwsSettings(), TimeProvider.System);
        await service.StartAsync(CancellationToken.None);
        service.Dispose();
        await service.Looking;
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    public async Task Server_ItsFileReplaced_AnswersByTheNewOneIfItLooks(string seconds)
    {
        using WatchedPolicy policy = new();
        await using UtwsServer server = await UtwsServer.StartAsync(
            PolicyFile.Load(policy.Path).Policy, "--Utws:Policy:Path=" + policy.Path, "--Utws:Policy:Reload=" + seconds);
        policy.Replace(WatchedPolicy.Text(2));
        if (seconds == "1")
        {
            await server.Log.WaitForAsync(e => e.Message.Contains(" is served in revision ", StringComparison.Ordinal));
        }

        RawHttpResponse answer = await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11)));
        Assert.Contains(seconds == "1" ? "<publishUntil>2<" : "<publishUntil>1<", answer.BodyText, StringComparison.Ordinal);
    }

    // Written by a shell, in two steps, under a server that looks by itself; and broken.
    [Fact]
    public async Task Server_ItsFileBroken_KeepsTheLastGoodOneAndSaysSoOnce()
    {
        using WatchedPolicy policy = new();
        await using UtwsServer server = await UtwsServer.StartAsync(PolicyFile.Load(policy.Path).Policy, "--Utws:Policy:Path=" + policy.Path);
        await File.WriteAllTextAsync(policy.Path, "{ \"otherwise\": 1 }");
        await server.Log.WaitForAsync(e => e.Level == LogLevel.Error);
        PolicyStatus status = server.Services.GetRequiredService<PolicyWatcher>().Status;
        Assert.Equal((PolicyErrorReason.WrongType, 1, 16), (status.Error?.Reason, status.Error?.Line, status.Error?.Column));
        Assert.Equal(PolicyFile.Parse(policy.Path, System.Text.Encoding.UTF8.GetBytes(WatchedPolicy.Text(1))).Revision, status.Revision);
        RawHttpResponse answer = await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, RequestBody.OneSession(EnvelopeVersion.Soap11)));
        Assert.Contains("<publishUntil>1<", answer.BodyText, StringComparison.Ordinal);
        await File.WriteAllTextAsync(policy.Path, WatchedPolicy.Text(2));
        await server.Log.WaitForAsync(e => e.Message.Contains(" is served in revision ", StringComparison.Ordinal));
        _ = Assert.Single(server.Log.AboveDebug, e => e.Level >= LogLevel.Warning);
    }

    [Fact]
    public void Create_BrokenFile_StopsTheStart()
    {
        using WatchedPolicy policy = new();
        policy.Write("{ \"otherwise\": 1 }");
        StartupException refused = Assert.Throws<StartupException>(() => UtwsApplication.Create(["--Utws:Policy:Path=" + policy.Path]));
        Assert.StartsWith(policy.Path + "(1,16): otherwise: expected ", refused.Message, StringComparison.Ordinal);
    }
}
