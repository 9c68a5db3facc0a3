using System.Text;
using Utws.Api.Commands;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary>What is a command and what is configuration, help, and wrong usage.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--urls http://127.0.0.1:0")]
    [InlineData("--Utws:Wire:Form=Asmx")]
    [InlineData("--urls http://127.0.0.1:0 --Utws:Wire:Form Asmx")]
    [InlineData("/Utws:Wire:Form Asmx")]
    [InlineData("Utws:Wire:Form=Asmx")]
    [InlineData("--environment Development")]
    public void Configuration_IsTheServers(string line) => Assert.False(CommandLine.IsCommand(Split(line)));

    [Theory]
    [InlineData("check")]
    [InlineData("check file.xml --json")]
    [InlineData("chekc file.xml")]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("--version")]
    [InlineData("--urls http://127.0.0.1:0 --help")]
    public void CommandOrHelp_IsNotTheServers(string line) => Assert.True(CommandLine.IsCommand(Split(line)));

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--urls http://127.0.0.1:0 --help")]
    public async Task Help_ExplainsServerAndCommands(string line)
    {
        CommandRun run = await CommandRun.RunAsync(Split(line));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("utws --urls http://0.0.0.0:8080", run.Output, StringComparison.Ordinal);
        Assert.Contains("check <FILE|DIR>", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckHelp_HasOptionsAndExitCodes()
    {
        CommandRun run = await CommandRun.RunAsync(["check", "--help"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string output = string.Join('\n', run.Output.Split('\n').Select(l => l.TrimEnd()));
        await VerifyFile.VerifyAsync(Encoding.UTF8.GetBytes(output), extension: "txt");
    }

    [Fact]
    public async Task Version_IsTheProgramsOwn()
    {
        CommandRun run = await CommandRun.RunAsync(["--version"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+", run.Output);
    }

    [Theory]
    [InlineData("check", "Required argument 'FILE|DIR' missing for command: 'check'.")]
    [InlineData("chekc", "Unrecognized command or argument 'chekc'.")]
    [InlineData("check x.xml --colour", "Unrecognized command or argument '--colour'.")]
    [InlineData("check x.xml --now yesterday", "--now is 'yesterday'; expected a date, or date and time with Z or an offset.")]
    [InlineData("check x.xml --form Other", "--form is 'Other'; expected Documented or Asmx.")]
    [InlineData("check x.xml --form 1", "--form is '1'; expected Documented or Asmx.")]
    [InlineData("check x.xml --max-request-bytes 0", "--max-request-bytes is '0'; expected a whole number of bytes from 1 to 536870912.")]
    [InlineData("check x.xml --timeout 0", "--timeout is '0'; expected seconds, from 0.001 to 86400.")]
    [InlineData("check x.xml --against file:///etc", "--against is 'file:///etc'; expected an address that begins with http:// or https://.")]
    public async Task WrongUsage_IsToldOnStandardErrorWithExitCode2(string line, string expected)
    {
        CommandRun run = await CommandRun.RunAsync(Split(line));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("utws: " + expected, run.Error.Split('\n'), StringComparer.Ordinal);
        Assert.EndsWith("utws: --help tells what there is\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PolicyThatCannotBeUsed_IsToldAsTheServerTellsIt()
    {
        CommandRun run = await CommandRun.RunAsync(["check", "x.xml", "--policy", "check/bad-int.xml"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Matches("^utws: .*bad-int\\.xml\\(1,1\\): ", run.Error);
    }

    // A name can be from a folder that a stranger filled: no line of ours hands it to the terminal as it is.
    [Theory]
    [InlineData("check", "--no\u001B[31m")]
    [InlineData("check", "x.xml", "--form", "\u001B]0;title\u0007")]
    [InlineData("chekc\u001B[31m")]
    [InlineData("check", "no\u001B[31m.xml")]
    [InlineData("check", "x.xml", "--policy", "no\u001B[31m\u202E.json")]
    public async Task EscapeInAnArgument_IsMadeVisible(params string[] args)
    {
        CommandRun run = await CommandRun.RunAsync(args);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("\u241B", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Error, c => (char.IsControl(c) && c != '\n') || c == '\u202E');
    }

    private static string[] Split(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
