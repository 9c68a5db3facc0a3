using Utws.Api.Policy;

namespace Utws.Tests.Policy;

/// <summary>A file that cannot be used is refused with its place and reason, once, and the last good policy stays.</summary>
public sealed class PolicyRefusalTests
{
    [Fact]
    public async Task Look_BrokenFile_IsRefusedWithItsPlaceWhileTheLastGoodOneStays()
    {
        using WatchedPolicy policy = new();
        PolicyStatus before = policy.Status;
        policy.Clock.Now += TimeSpan.FromHours(1);
        policy.Write("""
            { "otherwise":
              { "publish": "Detail" } }
            """);
        await policy.LookAsync();
        PolicyError error = policy.Status.Error!;
        Assert.Equal((PolicyErrorReason.UnknownWord, 2, 16, "otherwise.publish"), (error.Reason, error.Line, error.Column, error.Member));
        Assert.Equal(before with { Error = error, RefusedSince = TestPolicy.Now.AddHours(1), Refused = 1 }, policy.Status);
        Assert.Equal(1, policy.Number);
        Assert.StartsWith($"{policy.Path}(2,16): otherwise.publish: expected ", error.ToString(), StringComparison.Ordinal);
        Assert.Equal([$"Error: The policy file is refused, and revision {before.Revision} stays: {error}"], policy.Logged);
    }

    [Fact]
    public async Task Look_SameErrorAgain_IsToldOnceAndOldestInstantStays()
    {
        using WatchedPolicy policy = new();
        DateTimeOffset since = policy.Clock.Now;
        policy.Write("{");
        await policy.LookAsync();
        for (int i = 0; i < 5; i++)
        {
            policy.Clock.Now += TimeSpan.FromSeconds(1);
            await policy.LookAsync();
        }

        Assert.Equal((since, 1), (policy.Status.RefusedSince, policy.Status.Refused));
        _ = Assert.Single(policy.Logged);
        Assert.Equal(1, policy.Clock.Waits);

        // Another error is told, and the file is refused since the first.
        policy.Write("[]");
        await policy.LookAsync();
        Assert.Equal((since, 2), (policy.Status.RefusedSince, policy.Status.Refused));
        Assert.Equal(2, policy.Logged.Length);

        // The same error in other bytes is the same to whoever mends it.
        policy.Write("[ ]");
        await policy.LookAsync();
        Assert.Equal(2, policy.Status.Refused);
    }

    [Fact]
    public async Task Look_BrokenAndMended_IsServedAndNotRefusedAnyMore()
    {
        using WatchedPolicy policy = new();
        policy.Write("{");
        await policy.LookAsync();
        policy.Write(WatchedPolicy.Text(2));
        await policy.LookAsync();
        Assert.Equal((2, 1, 1), (policy.Number, policy.Status.Accepted, policy.Status.Refused));
        Assert.Null(policy.Status.Error);
        Assert.Null(policy.Status.RefusedSince);
    }

    [Fact]
    public async Task Look_DeletedAndBack_IsMendedAndNoNewRevision()
    {
        using WatchedPolicy policy = new();
        PolicyStatus before = policy.Status;
        File.Delete(policy.Path);
        await policy.LookAsync();
        await policy.LookAsync();
        Assert.Equal(PolicyErrorReason.FileMissing, policy.Status.Error?.Reason);
        Assert.Equal(1, policy.Number);
        policy.Write(WatchedPolicy.Text(1));
        await policy.LookAsync();
        Assert.Equal(before with { Refused = 1 }, policy.Status);
        Assert.Equal(
            [
                $"Error: The policy file is refused, and revision {before.Revision} stays: {policy.Path}: there is no such file; looked for {policy.Path}.",
                $"Information: The policy {policy.Path} is in order again, in revision {before.Revision}, which was served all the time",
            ],
            policy.Logged);
    }

    // Stands for whatever cannot be opened: these tests may run as a user who may read everything.
    [Fact]
    public async Task Look_FolderInItsPlace_IsRefusedUntilItIsAFileAgain()
    {
        using WatchedPolicy policy = new();
        File.Delete(policy.Path);
        _ = Directory.CreateDirectory(policy.Path);
        await policy.LookAsync();
        Assert.Equal((PolicyErrorReason.FileIsFolder, 1), (policy.Status.Error?.Reason, policy.Number));
        Directory.Delete(policy.Path);
        policy.Write(WatchedPolicy.Text(2));
        await policy.LookAsync();
        Assert.Equal(2, policy.Number);
    }

    // Windows has no such things in its folders.
    [Theory]
    [InlineData("mkfifo", "policy.json")]
    [InlineData("ln", "-s", "/dev/zero", "policy.json")]
    public async Task Look_PipeOrDeviceInItsPlace_IsRefusedAndNotWaitedFor(string program, params string[] args)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using WatchedPolicy policy = new();
        File.Delete(policy.Path);
        policy.Run(program, args);
        await Task.Run(policy.LookAsync).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(
            (PolicyErrorReason.FileUnreadable, $"{policy.Path}: the file cannot be read: it is a pipe or a device, not a file."),
            (policy.Status.Error?.Reason, policy.Status.Error?.ToString()));
        Assert.Equal(1, policy.Number);
        File.Delete(policy.Path);
        policy.Write(WatchedPolicy.Text(2));
        await policy.LookAsync();
        Assert.Equal(2, policy.Number);
    }

    [Theory]
    [InlineData(PolicyFileReader.MaxBytes + 1L)]
    [InlineData(100_000_000L)]
    public async Task Look_TooLong_IsRefusedUnread(long length)
    {
        using WatchedPolicy policy = new();
        using (FileStream file = File.OpenWrite(policy.Path))
        {
            file.SetLength(length);
        }

        // A look whose waits are over at once ends on the thread on which it began.
        long before = GC.GetAllocatedBytesForCurrentThread();
        Task look = policy.LookAsync();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(look.IsCompleted);
        await look;
        Assert.InRange(allocated, 0, 1_000_000);
        Assert.Equal(
            (PolicyErrorReason.FileTooLong, $"{policy.Path}: expected at most 8388608 bytes, found more."),
            (policy.Status.Error?.Reason, policy.Status.Error?.ToString()));
    }

    [Fact]
    public async Task Look_AsLongAsAllowed_IsServed()
    {
        using WatchedPolicy policy = new();
        policy.Write(WatchedPolicy.Text(2).PadRight(PolicyFileReader.MaxBytes));
        await policy.LookAsync();
        Assert.Equal(2, policy.Number);
    }

    // A failure that nobody has thought of: here a path that no system has.
    [Fact]
    public async Task Look_AnyOtherFailure_IsRefusedAndTheNextLookIsOneAgain()
    {
        using WatchedPolicy policy = new();
        using CancellationTokenSource none = new();
        byte[] bytes = await File.ReadAllBytesAsync(policy.Path);
        PolicyWatcher watcher = new(
            new FilePolicyOrigin("a\0b"), new PolicyStart(PolicyFile.Parse("a", bytes), new PolicyContent(bytes, Error: null)), policy.Current, policy.Clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<PolicyWatcher>.Instance);
        await watcher.LookAsync(none.Token);
        await watcher.LookAsync(none.Token);
        Assert.Equal((PolicyErrorReason.FileUnreadable, 1), (watcher.Status.Error?.Reason, watcher.Status.Refused));
    }
}
