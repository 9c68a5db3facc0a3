using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Policy;
using Utws.Tests.Commands;

namespace Utws.Tests.Policy;

/// <summary>Failures that nobody has thought of: the last good policy is served, and they are over when they are over.</summary>
public sealed class PolicyFailureTests : IDisposable
{
    private readonly SettlingClock _clock = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _clock.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Look_FailureIsOverAndTheSameIsThere_IsInOrderAgain(bool isFile)
    {
        FailingOrigin origin = new("origin", WatchedPolicy.Text(1), isFile);
        PolicyWatcher watcher = await StartAsync(origin);
        origin.Failure = new NotSupportedException("never seen before");
        await watcher.LookAsync();
        await watcher.LookAsync();
        Assert.Equal(
            (isFile ? PolicyErrorReason.FileUnreadable : PolicyErrorReason.NotFetched, 1L), (watcher.Status.Error?.Reason, watcher.Status.Refused));
        Assert.EndsWith("never seen before", watcher.Status.Error?.ToString(), StringComparison.Ordinal);
        origin.Failure = null;
        await watcher.LookAsync();
        Assert.Equal((null, null, 0L), (watcher.Status.Error, watcher.Status.RefusedSince, watcher.Status.Accepted));
    }

    // What was refused before is still refused, and for its own reason.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Look_FailureIsOverAndABrokenPolicyIsThere_IsRefusedForItsMistake(bool isFile)
    {
        FailingOrigin origin = new("origin", WatchedPolicy.Text(1), isFile);
        PolicyWatcher watcher = await StartAsync(origin);
        origin.Text = "{ \"otherwise\": 1 }";
        await watcher.LookAsync();
        origin.Failure = new NotSupportedException("never seen before");
        await watcher.LookAsync();
        origin.Failure = null;
        await watcher.LookAsync();
        Assert.Equal(PolicyErrorReason.WrongType, watcher.Status.Error?.Reason);
        origin.Text = WatchedPolicy.Text(2);
        await watcher.LookAsync();
        Assert.Equal((null, 1L), (watcher.Status.Error, watcher.Status.Accepted));
    }

    [Fact]
    public async Task Start_AnyFailure_ServesTheCopy()
    {
        LastGoodPolicy copy = new(_folder.PathOf("last-good.json"), "origin");
        copy.Write(System.Text.Encoding.UTF8.GetBytes(WatchedPolicy.Text(3)));
        FailingOrigin origin = new("origin", WatchedPolicy.Text(3), hasToSettle: false) { Failure = new NotSupportedException("never seen before") };
        PolicyStart start = await PolicyStart.LoadAsync(origin, copy);
        Assert.Equal(PolicyErrorReason.NotFetched, start.Error?.Reason);
        Assert.NotNull(start.CopiedAt);

        // And it is over when it is over.
        PolicyWatcher watcher = Watch(origin, start, copy);
        origin.Failure = null;
        await watcher.LookAsync();
        Assert.Equal((null, null), (watcher.Status.Error, watcher.Status.CopiedAt));
    }

    private async Task<PolicyWatcher> StartAsync(FailingOrigin origin) => Watch(origin, await PolicyStart.LoadAsync(origin, copy: null), copy: null);

    private PolicyWatcher Watch(FailingOrigin origin, PolicyStart start, LastGoodPolicy? copy) => new(
        origin, start, new CurrentPolicy(new ServedPolicy(start.Loaded.Policy, start.Loaded.Revision)), _clock, NullLogger<PolicyWatcher>.Instance, copy);
}
