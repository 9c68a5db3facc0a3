using Utws.Api.Policy;

namespace Utws.Tests.Policy;

/// <summary>However a file is replaced, its new bytes are served, once they are the same for a moment, and nothing else counts.</summary>
public sealed class PolicyWatcherTests
{
    [Fact]
    public async Task Look_NothingNew_ChangesNothingAndWaitsForNothing()
    {
        using WatchedPolicy policy = new();
        PolicyStatus before = policy.Status;
        await policy.LookAsync();
        Assert.Same(before, policy.Status);
        Assert.Equal(0, policy.Clock.Waits);
        Assert.Empty(policy.Logged);
    }

    [Fact]
    public async Task Look_WrittenInPlace_IsServedWithItsFigures()
    {
        using WatchedPolicy policy = new();
        PolicyStatus before = policy.Status;
        policy.Clock.Now += TimeSpan.FromHours(1);
        policy.Write("""
            { "rules": [ { "name": "a", "when": { "productID": 1 }, "publish": "Discard" } ],
              "otherwise": { "publish": "Details", "publishUntil": 2 } }
            """);
        await policy.LookAsync();
        Assert.Equal(2, policy.Number);
        Assert.Equal(
            before with { Revision = policy.Current.Served.Revision, Rules = 1, LoadedAt = TestPolicy.Now.AddHours(1), Accepted = 1 },
            policy.Status);
        Assert.Equal(
            [$"Information: The policy {policy.Path} is served in revision {policy.Status.Revision} now, with 1 rules; before it was {before.Revision}"],
            policy.Logged);
        Assert.Equal(1, policy.Clock.Waits);
    }

    [Fact]
    public async Task Look_TruncatedAndThenWritten_IsServedWhenItIsWhole()
    {
        using WatchedPolicy policy = new();
        policy.Write("");
        policy.Clock.Meanwhile.Enqueue(() => policy.Write(WatchedPolicy.Text(2)[..20]));
        policy.Clock.Meanwhile.Enqueue(() => policy.Write(WatchedPolicy.Text(2)));
        await policy.LookAsync();
        Assert.Equal((2, 1, 0), (policy.Number, policy.Status.Accepted, policy.Status.Refused));
        Assert.Equal(3, policy.Clock.Waits);
        _ = Assert.Single(policy.Logged);
    }

    // What is there for a moment is not what somebody meant, whether or not it is a policy.
    [Fact]
    public async Task Look_AnotherPolicyInPassing_IsNotServed()
    {
        using WatchedPolicy policy = new();
        policy.Write(WatchedPolicy.Text(2));
        policy.Clock.Meanwhile.Enqueue(() => policy.Write(WatchedPolicy.Text(3)));
        await policy.LookAsync();
        Assert.Equal((3, 1), (policy.Number, policy.Status.Accepted));
    }

    [Fact]
    public async Task Look_ChangedForAMomentOnly_ChangesNothing()
    {
        using WatchedPolicy policy = new();
        PolicyStatus before = policy.Status;
        policy.Write("{");
        policy.Clock.Meanwhile.Enqueue(() => policy.Write(WatchedPolicy.Text(1)));
        await policy.LookAsync();
        Assert.Same(before, policy.Status);
        Assert.Empty(policy.Logged);
    }

    [Fact]
    public async Task Look_FileThatNeverStandsStill_IsLeftToTheNextLook()
    {
        using WatchedPolicy policy = new();
        for (int i = 2; i < 100; i++)
        {
            int number = i;
            policy.Clock.Meanwhile.Enqueue(() => policy.Write(WatchedPolicy.Text(number)));
        }

        policy.Write("{");
        await policy.LookAsync();
        Assert.Equal((1, 9), (policy.Number, policy.Clock.Waits));
        policy.Clock.Meanwhile.Clear();
        await policy.LookAsync();
        Assert.Equal(10, policy.Number);
    }

    [Fact]
    public async Task Look_RenamedOver_IsServed()
    {
        using WatchedPolicy policy = new();
        policy.Replace(WatchedPolicy.Text(2));
        await policy.LookAsync();
        Assert.Equal(2, policy.Number);
    }

    // Editors that keep a backup: for a moment there is no file.
    [Fact]
    public async Task Look_RenamedAwayAndWrittenAnew_IsServedWithoutARefusal()
    {
        using WatchedPolicy policy = new();
        File.Move(policy.Path, policy.PathOf("policy.json~"));
        policy.Clock.Meanwhile.Enqueue(() => policy.Write(WatchedPolicy.Text(2)));
        await policy.LookAsync();
        Assert.Equal((2, 0), (policy.Number, policy.Status.Refused));
    }

    [Fact]
    public async Task Look_SameBytesInAnotherFile_AreNoNewRevision()
    {
        using WatchedPolicy policy = new();
        PolicyStatus before = policy.Status;
        policy.WriteTo("new", WatchedPolicy.Text(1));
        File.SetLastWriteTimeUtc(policy.PathOf("new"), TestPolicy.Now.UtcDateTime);
        File.Move(policy.PathOf("new"), policy.Path, overwrite: true);
        await policy.LookAsync();
        Assert.Same(before, policy.Status);
        Assert.Equal(0, policy.Clock.Waits);
    }

    [Fact]
    public async Task Look_OtherBytesOfTheSameLengthAndTime_AreServed()
    {
        using WatchedPolicy policy = new();
        DateTime written = File.GetLastWriteTimeUtc(policy.Path);
        policy.Write(WatchedPolicy.Text(2));
        File.SetLastWriteTimeUtc(policy.Path, written);
        Assert.Equal(WatchedPolicy.Text(1).Length, new FileInfo(policy.Path).Length);
        await policy.LookAsync();
        Assert.Equal(2, policy.Number);
    }

    // The layout in which container orchestrators mount configuration: the one rename switches all files of it.
    [Fact]
    public async Task Look_LinkedFolderSwitched_IsServed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using WatchedPolicy policy = new(static p =>
        {
            p.Run("mkdir", "..2026_11_25");
            p.WriteTo("..2026_11_25/policy.json", WatchedPolicy.Text(1));
            p.Run("ln", "-s", "..2026_11_25", "..data");
            p.Run("ln", "-s", "..data/policy.json", "policy.json");
        });
        policy.Run("mkdir", "..2026_11_26");
        policy.WriteTo("..2026_11_26/policy.json", WatchedPolicy.Text(2));
        policy.Run("ln", "-s", "..2026_11_26", "..data_tmp");
        policy.Run("mv", "-T", "..data_tmp", "..data");
        policy.Run("rm", "-r", "..2026_11_25");
        await policy.LookAsync();
        Assert.Equal((2, 0), (policy.Number, policy.Status.Refused));
    }

    [Fact]
    public async Task Look_FolderAboveSwitched_IsServed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using WatchedPolicy policy = new(
            static p =>
            {
                p.Run("mkdir", "-p", "v1/conf", "v2/conf");
                p.WriteTo("v1/conf/policy.json", WatchedPolicy.Text(1));
                p.WriteTo("v2/conf/policy.json", WatchedPolicy.Text(2));
                p.Run("ln", "-s", "v1", "current");
            },
            "current/conf/policy.json");
        policy.Run("ln", "-s", "v2", "next");
        policy.Run("mv", "-T", "next", "current");
        await policy.LookAsync();
        Assert.Equal((2, 0), (policy.Number, policy.Status.Refused));
    }
}
