using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Utws.Api.Commands;
using Utws.Api.Commands.Doctor;
using Utws.Api.Commands.Engine;
using Utws.Api.Commands.Help;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary>Every command has help with exit codes and examples, and the examples are command lines that the program takes.</summary>
public sealed partial class CommandHelpTests
{
    private static readonly CommandConsole s_console = new(TextWriter.Null, TextWriter.Null, Stream.Null, TimeProvider.System, CommandRun.Corpus);

    public static TheoryData<string> Commands => [.. All(CommandLine.CreateRoot(s_console)).Select(CommandExamples.PathOf)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_HasExitCodesAndExamples(string command)
    {
        CommandRun run = await CommandRun.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Exit status", run.Output, StringComparison.Ordinal);
        string[] examples = [.. run.Output[run.Output.IndexOf("\nExamples:\n", StringComparison.Ordinal)..]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)];
        Assert.InRange(examples.Length, 1, 4);
        Assert.All(examples, example => Assert.True(IsTaken(example), example));
    }

    [Fact]
    public async Task RootHelp_TellsHowItIsStartedAndWhereTheOperatorsPagesAre()
    {
        CommandRun run = await CommandRun.RunAsync(["--help"]);
        Assert.Contains("http://127.0.0.1:5081/", run.Output, StringComparison.Ordinal);
        Assert.Matches("Exit status of the server: 0 .*, 2 .*, 75 ", run.Output);
        Assert.All(CommandLine.CreateRoot(s_console).Subcommands, c => Assert.Contains("\n  " + c.Name, run.Output, StringComparison.Ordinal));
    }

    // In a list of commands, one is a line.
    [Fact]
    public async Task List_HasTheFirstParagraphOfEach()
    {
        CommandRun run = await CommandRun.RunAsync(["policy", "--help"]);
        Assert.Matches("\n  validate <FILE> +Checks policy files as the server does when it loads them\\.\n  explain", run.Output);
    }

    [Fact]
    public void ExitCodes_AreTheTablesInTheReadme()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Api", "Commands", "README.md"));
        int[] documented = [.. ExitCodeRow().Matches(page).Select(m => int.Parse(m.Groups["code"].Value, CultureInfo.InvariantCulture))];
        int[] codes = [.. typeof(ExitCode).GetFields().Select(f => (int)f.GetRawConstantValue()!).Order()];
        Assert.Equal(codes, documented);
    }

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);

    private static bool IsTaken(string example)
    {
        string[] args = example.Split(' ')[1..];
        Assert.StartsWith("utws", example, StringComparison.Ordinal);
        if (args.Length == 0 || !CommandLine.IsCommand(args))
        {
            return AreSettings(args);
        }

        ParseResult parsed = CommandLine.CreateRoot(s_console).Parse(args);
        return parsed.Errors.Count == 0 && AreSettings([.. parsed.UnmatchedTokens]);
    }

    private static bool AreSettings(string[] args) => ServerArguments.StrangerIn(args) is null
        && args.Where(a => a.StartsWith("--Utws", StringComparison.Ordinal)).All(a => KnownSettings.IsKnown(a[2..].Split('=')[0]));

    [GeneratedRegex(@"^\| (?<code>\d+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ExitCodeRow();
}
