using System.Text.Json;
using Utws.Api.Commands;
using Utws.Api.Commands.Doctor;

namespace Utws.Tests.Commands.Doctor;

/// <summary><c>utws doctor</c> as it is called: what it prints, and how it ends.</summary>
public sealed class DoctorCommandTests
{
    private static readonly string[] s_quiet = ["--urls", "http://127.0.0.1:0", "--Utws:Admin:Url=http://127.0.0.1:0", "--Utws:Policy:Path=check/policy.json"];

    [Fact]
    public async Task Doctor_TellsALineACheckAndTheSum()
    {
        using MadeMachine machine = new();
        CommandRun run = await RunAsync(machine, "--Utws:Recording:Path=" + machine.Record, "--Utws:Recording:MaxMegabyte=7");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("warning  settings        Utws:Recording:MaxMegabyte is set, and there is no such setting: it does nothing. What to do: It may be meant to be Utws:Recording:MaxMegabytes.", lines[0]);
        Assert.Equal("ok       public address  http://127.0.0.1:0 is free", lines[1]);
        Assert.Equal("8 ok, 1 to be looked at, 0 failed", lines[^1]);
    }

    [Fact]
    public async Task Doctor_SomethingFailed_EndsWith1()
    {
        using MadeMachine machine = new() { Room = default };
        CommandRun run = await RunAsync(machine, "--Utws:Recording:Path=" + machine.Record);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("\nfailed   disk            0 MB are free", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_NothingIsRecorded_LeavesTheDiskAlone()
    {
        using MadeMachine machine = new() { Room = default };
        CommandRun run = await RunAsync(machine, "--Utws:Recording:Mode=Off");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("disk", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utws: Utws:Wire:Form is 'Other'; expected Documented or Asmx.", "--Utws:Wire:Form=Other")]
    [InlineData("utws: Unrecognized command or argument 'now'.", "now")]
    [InlineData("utws: Unrecognized command or argument '-v'.", "-v")]
    public async Task Doctor_SettingsThatCannotBeUsed_EndsWith2(string expected, string argument)
    {
        using MadeMachine machine = new();
        Assert.Equal(new CommandRun(2, "", expected + "\n"), await RunAsync(machine, argument));
    }

    [Fact]
    public async Task Doctor_SettingsFileThatIsNoJson_EndsWith2()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.PathOf("appsettings.json"), "{");
        CommandRun run = await CommandRun.RunAsync(["doctor"], folder.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("appsettings.json", run.Error, StringComparison.Ordinal);
    }

    // The real program on the real machine: its fsync, its ports, its limits.
    [Fact]
    public async Task Program_LooksAtTheRealMachine()
    {
        using TemporaryFolder folder = new();
        using ProgramProcess program = ProgramProcess.Start(
            CommandRun.Corpus, ["doctor", "--json", .. s_quiet, "--Utws:Recording:SegmentMegabytes=1", "--Utws:Recording:Path=" + folder.PathOf("data")]);
        CommandRun run = await program.EndAsync();
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using JsonDocument document = JsonDocument.Parse(run.Output);
        string[] checks = [.. document.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("check").GetString()!).Distinct(StringComparer.Ordinal)];
        Assert.Equal(["settings", "public address", "admin address", "policy", "record folder", "disk", "fsync", "engine", "open files", "account", "clock"], checks, StringComparer.Ordinal);
        Assert.NotEqual("failed", document.RootElement.GetProperty("status").GetString(), StringComparer.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static async Task<CommandRun> RunAsync(MadeMachine machine, params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        CommandConsole console = new(output, error, Stream.Null, machine.Clock, CommandRun.Corpus);
        int exitCode = await new DoctorRun(console, machine.Surroundings).RunAsync([.. s_quiet, .. args], asJson: false, default);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
