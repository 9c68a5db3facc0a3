using Utws.Api.Commands.Doctor;
using Utws.Api.Recording.Sqlite;

namespace Utws.Tests.Commands.Doctor;

/// <summary>A disk that is too fast is doubted, a slow one named, and one that refuses fails.</summary>
public sealed class SyncCheckTests
{
    [Theory]
    [InlineData(0.049, Verdict.Warning, "0.049 ms each in the median, 0.0 ms at most: faster than any disk writes")]
    [InlineData(0.05, Verdict.Ok, "0.050 ms each in the median, 0.1 ms at most; 20,000 groups a second")]
    [InlineData(20, Verdict.Ok, "20.000 ms each in the median, 20.0 ms at most; 50 groups a second")]
    [InlineData(25, Verdict.Warning, "25.000 ms each in the median, 25.0 ms at most: a client that waits for each answer gets 40 a second")]
    public async Task Look_MedianOfCommits(double milliseconds, object verdict, string text)
    {
        using MadeMachine machine = new() { Commit = TimeSpan.FromMilliseconds(milliseconds) };
        Finding found = await MadeMachine.OnlyAsync(new SyncCheck(machine.Record, machine.Surroundings));
        Assert.Equal(verdict, found.Verdict);
        Assert.StartsWith("64 commits of 4 KB: " + text, found.Text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(machine.Record));
    }

    [Fact]
    public async Task Look_FolderInMemory_IsNotDoubtedForItsSpeed()
    {
        using MadeMachine machine = new() { Commit = TimeSpan.FromMicroseconds(5) };
        _ = machine.With("proc/self/mountinfo", $"23 22 0:30 / {machine.Record} rw - tmpfs none rw\n");
        Assert.Equal(Verdict.Ok, (await MadeMachine.OnlyAsync(new SyncCheck(machine.Record, machine.Surroundings))).Verdict);
    }

    [Fact]
    public async Task Look_CommitThatFails_Fails()
    {
        using MadeMachine machine = new();
        Surroundings broken = machine.Surroundings with
        {
            TimeCommits = (folder, _) => throw new SqliteException(Path.Combine(folder, "commits.db"), "COMMIT", 1034, 5, "disk I/O error"),
        };
        Finding found = await MadeMachine.OnlyAsync(new SyncCheck(machine.Record, broken));
        Assert.Equal(Verdict.Failed, found.Verdict);
        Assert.Contains("SQLITE_IOERR_FSYNC", found.Text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(machine.Record));
    }

    [Fact]
    public void CommitTimer_TimesEach()
    {
        using TemporaryFolder folder = new();
        IReadOnlyList<TimeSpan> times = CommitTimer.Time(folder.Path, 8);
        Assert.Equal(8, times.Count);
        Assert.All(times, time => Assert.True(time > TimeSpan.Zero));
    }
}
