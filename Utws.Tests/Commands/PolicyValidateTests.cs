using System.Text;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary><c>utws policy validate</c>: what the server would take, what not, and what in it is of no use.</summary>
public sealed class PolicyValidateTests
{
    [Fact]
    public async Task GoodFiles_GetTheirRevisionAndRules()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.PathOf("one.json"), """{ "rules": [ { "name": "a", "when": { "osBits": 64 }, "publish": "Discard" } ], "otherwise": { "publish": "Discard" } }""");
        await File.WriteAllTextAsync(folder.PathOf("none.json"), """{ "otherwise": { "publish": "Discard" } }""");

        CommandRun run = await CommandRun.RunAsync(["policy", "validate", "one.json", "none.json"], folder.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("one.json: revision 296b1aec2bc1, 1 rule\nnone.json: revision 88c88150d645, 0 rules\n", run.Output);
    }

    [Fact]
    public async Task BadFiles_GetTheirErrorEachAndTheOthersGoOn()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.PathOf("bad.json"), "{\n  \"rules\": 5 }");
        await File.WriteAllTextAsync(folder.PathOf("good.json"), """{ "otherwise": { "publish": "Discard" } }""");
        await File.WriteAllTextAsync(folder.PathOf("escape.json"), "{ \"\u202E\": 1 }");

        CommandRun run = await CommandRun.RunAsync(["policy", "validate", "bad.json", "good.json", "escape.json"], folder.Path);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            bad.json(2,12): rules: expected a list of rules, found number 5.
            good.json: revision 88c88150d645, 0 rules
            escape.json(1,3): unknown member "<U+202E>"; expected one of "$schema", "publishUntilUnit", "rules" and "otherwise".

            """,
            run.Output);
    }

    [Fact]
    public async Task FileThatIsNotThere_IsToldOnStandardErrorWithExitCode2()
    {
        CommandRun run = await CommandRun.RunAsync(["policy", "validate", "policy/no-such.json", "policy"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"utws: policy/no-such.json: there is no such file; looked for {Path.Combine(CommandRun.Corpus, "policy", "no-such.json")}.\n"
            + $"utws: policy: expected a file, found a folder: {Path.Combine(CommandRun.Corpus, "policy")}.\n",
            run.Error);
    }

    [Fact]
    public async Task RulesThatCanNeverDecide_GetAWarning()
    {
        CommandRun run = await CommandRun.RunAsync(["policy", "validate", "policy/shadowed.json"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await VerifyFile.VerifyAsync(Encoding.UTF8.GetBytes(run.Output), extension: "txt");
    }

    [Theory]
    [InlineData("policy/every-condition.json")]
    [InlineData("../../Utws.Api/policy.json")]
    public async Task RulesThatAllDecide_GetNone(string file)
    {
        CommandRun run = await CommandRun.RunAsync(["policy", "validate", file]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Single(run.Output.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("policy validate", "Required argument 'FILE' missing for command: 'validate'.")]
    [InlineData("policy validate x.json --strict", "Unrecognized command or argument '--strict'.")]
    [InlineData("policy", "Required command was not provided.")]
    public async Task WrongUsage_IsToldWithExitCode2(string line, string expected)
    {
        CommandRun run = await CommandRun.RunAsync(line.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("utws: " + expected, run.Error.Split('\n'), StringComparer.Ordinal);
    }
}
