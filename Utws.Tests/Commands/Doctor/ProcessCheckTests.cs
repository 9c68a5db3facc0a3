using Utws.Api.Commands.Doctor;

namespace Utws.Tests.Commands.Doctor;

/// <summary>Few files at a time, and root, are warned of.</summary>
public sealed class ProcessCheckTests
{
    private const string User = "Name:\tutws\nUid:\t1000\t1000\t1000\t1000\n";
    private const string Root = "Name:\tutws\nUid:\t0\t0\t0\t0\n";

    [Theory]
    [InlineData("1024", User, Verdict.Warning, Verdict.Ok)]
    [InlineData("65536", User, Verdict.Ok, Verdict.Ok)]
    [InlineData("65536", Root, Verdict.Ok, Verdict.Warning)]
    public async Task Look_LimitsAndAccount(string files, string status, object ofFiles, object ofAccount)
    {
        using MadeMachine machine = new();
        _ = machine.With("proc/self/status", status)
            .With("proc/self/limits", $"Limit                     Soft Limit           Hard Limit           Units\nMax open files            {files,-20} {files,-20} files\n");
        IReadOnlyList<Finding> found = await new ProcessCheck(machine.Surroundings).LookAsync(default);
        Assert.Equal([ofFiles, ofAccount], found.Select(f => (object)f.Verdict));
    }

    [Fact]
    public async Task Look_SystemThatDoesNotTell_IsNoFinding()
    {
        using MadeMachine machine = new();
        Assert.Empty(await new ProcessCheck(machine.Surroundings).LookAsync(default));
    }
}
