using Utws.Api.Commands.Doctor;
using Utws.Api.Recording.Segments;

namespace Utws.Tests.Commands.Doctor;

/// <summary>What is said of the record's folder, and that nothing is left in it.</summary>
public sealed class FolderCheckTests
{
    [Fact]
    public async Task Look_FolderThatIsThere_IsWellAndAsItWas()
    {
        using MadeMachine machine = new();
        Finding found = await MadeMachine.OnlyAsync(Check(machine));
        Assert.Equal(Finding.Ok("record folder", $"{machine.Record}: files can be made, renamed and deleted"), found);
        Assert.Empty(Directory.EnumerateFileSystemEntries(machine.Record));
    }

    [Fact]
    public async Task Look_FolderThatIsNotThere_CanBeMadeAndIsNot()
    {
        using MadeMachine machine = new();
        string folder = Path.Combine(machine.Record, "a", "b");
        Finding found = await MadeMachine.OnlyAsync(new FolderCheck(folder, machine.Surroundings, () => false));
        Assert.Equal(Finding.Ok("record folder", $"{folder} is not there yet and can be made"), found);
        Assert.Empty(Directory.EnumerateFileSystemEntries(machine.Record));
    }

    [Fact]
    public async Task Look_FileInItsPlace_Fails()
    {
        using MadeMachine machine = new();
        string file = Path.Combine(machine.Record, "data");
        await File.WriteAllTextAsync(file, "");
        FolderCheck check = new(file, machine.Surroundings, () => false);
        Finding found = await MadeMachine.OnlyAsync(check);
        Assert.Equal((Verdict.Failed, $"{file} is a file, not a folder"), (found.Verdict, found.Text));
        Assert.False(check.IsUsable);
    }

    [Theory]
    [InlineData("data/segments")]
    [InlineData("data/a/b/segments")]
    public async Task Look_FileAboveItsPlace_Fails(string below)
    {
        using MadeMachine machine = new();
        string file = Path.Combine(machine.Record, "data");
        await File.WriteAllTextAsync(file, "");
        string folder = Path.Combine(machine.Record, below);
        FolderCheck check = new(folder, machine.Surroundings, () => false);
        Finding found = await MadeMachine.OnlyAsync(check);
        Assert.Equal((Verdict.Failed, $"{file} is a file, and {folder} cannot be made below it"), (found.Verdict, found.Text));
        Assert.False(check.IsUsable);
    }

    // Where nobody can make files, not even root.
    [Fact]
    public async Task Look_FolderThatRefusesFiles_FailsAndNamesTheAccount()
    {
        using MadeMachine machine = new();
        Finding found = await MadeMachine.OnlyAsync(new FolderCheck("/proc/utws", machine.Surroundings, () => false));
        Assert.Equal(Verdict.Failed, found.Verdict);
        Assert.StartsWith("Files cannot be made, renamed and deleted in /proc: ", found.Text, StringComparison.Ordinal);
        Assert.Contains(Environment.UserName, found.WhatToDo, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ext4", null)]
    [InlineData("tmpfs", "is in memory (tmpfs)")]
    [InlineData("overlay", "is in the container's own layer (overlay)")]
    [InlineData("nfs4", "is on a network file system")]
    public async Task Look_KindOfFileSystem_IsWarnedOf(string type, string? expected)
    {
        using MadeMachine machine = new();
        _ = machine.With("proc/self/mountinfo", $"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n23 22 0:30 / {machine.Record} rw shared:1 - {type} none rw\n");
        IReadOnlyList<Finding> found = await Check(machine).LookAsync(default);
        Assert.Equal(Verdict.Ok, found[0].Verdict);
        Assert.Equal(expected is null ? 1 : 2, found.Count);
        if (expected is not null)
        {
            Assert.Equal(Verdict.Warning, found[1].Verdict);
            Assert.Contains(expected, found[1].Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Look_AnotherProcessHasTheLock_FailsUnlessItIsTheServer()
    {
        using MadeMachine machine = new();
        using SegmentFolder holder = new(machine.Record);
        holder.Acquire();

        IReadOnlyList<Finding> stranger = await Check(machine).LookAsync(default);
        IReadOnlyList<Finding> server = await new FolderCheck(machine.Record, machine.Surroundings, () => true).LookAsync(default);

        Assert.Equal((Verdict.Failed, $"{machine.Record} is locked by another process"), (stranger[1].Verdict, stranger[1].Text));
        Assert.Equal(Finding.Ok("record folder", $"{machine.Record} is locked by the server that runs"), server[1]);
    }

    private static FolderCheck Check(MadeMachine machine) => new(machine.Record, machine.Surroundings, () => false);
}
