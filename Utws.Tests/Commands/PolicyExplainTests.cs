using System.Text;
using System.Text.Json;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary><c>utws policy explain</c>: the decision, and why no earlier rule decided.</summary>
public sealed class PolicyExplainTests
{
    private const string Policy = "policy/every-condition.json";

    [Fact]
    public Task NoOption_IsASessionOfNothing() => VerifyAsync("");

    [Fact]
    public Task ValuesThatNoRuleWants_GetOtherwiseAndEveryReason() => VerifyAsync(
        "--productID 12 --version 11.3 --osPlatform 1 --osVersion 1000 --servicePack SP1 --country DE --locale de_DE --apiVersion 1");

    [Fact]
    public Task TextThatIsNoVersion_IsNamedSo() => VerifyAsync("--productID 12 --version 12b --osVersion 1000 --country U --apiVersion 1");

    [Fact]
    public Task VersionBehindTheLast_IsNamedSo() => VerifyAsync("--productID 12 --version 12.0 --osVersion 1000");

    [Fact]
    public Task CallerInTheSample_IsDecidedByIt() => VerifyAsync("--osVersion 1000 --locale en_GB --address 192.0.2.16");

    [Fact]
    public Task CallerOutOfTheSample_GetsTheNextRule() => VerifyAsync("--osVersion 1000 --locale en_GB --address 192.0.2.1 --apiVersion 2");

    [Fact]
    public Task Json_HasAllOfIt() => VerifyAsync("--osVersion 1000 --locale en_GB --address 192.0.2.16 --json", "json");

    [Fact]
    public async Task Json_OfOtherwise_HasNoSample()
    {
        CommandRun run = await ExplainAsync(["--osVersion", "1000", "--json"]);
        using JsonDocument document = JsonDocument.Parse(run.Output);
        Assert.Equal(("otherwise", -1), (document.RootElement.GetProperty("rule").GetString(), document.RootElement.GetProperty("ruleIndex").GetInt32()));
        Assert.False(document.RootElement.TryGetProperty("sample", out _));
    }

    [Fact]
    public async Task EmptyArgument_IsAnEmptyText()
    {
        CommandRun given = await ExplainAsync(["--osVersion", "600", "--osPlatform", "2", "--servicePack", ""]);
        CommandRun missing = await ExplainAsync(["--osVersion", "600", "--osPlatform", "3", "--servicePack", ""]);
        Assert.Contains("by rules[1] \"old systems\"", given.Output, StringComparison.Ordinal);
        Assert.Contains("not by rules[1] \"old systems\":\n  osPlatform is 3, wanted 2\n", missing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NegativeNumber_IsANumber()
    {
        CommandRun run = await ExplainAsync(["--productID", "-2147483648", "--osVersion", "1000"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("productID is -2147483648, wanted one of 3, 7, 100 to 199", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoNow_IsNow()
    {
        CommandRun run = await CommandRun.RunAsync(["policy", "explain", Policy]);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches("""at [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z\n$""", run.Output);
    }

    [Theory]
    [InlineData("policy/no-such.json", 2, "utws: policy/no-such.json: there is no such file; looked for ")]
    [InlineData("check/bad-int.xml", 1, "utws: check/bad-int.xml(1,1): this is not valid JSON: ")]
    public async Task FileThatCannotBeUsed_IsToldWithItsPlace(string file, int exitCode, string error)
    {
        CommandRun run = await CommandRun.RunAsync(["policy", "explain", file]);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--productID x", "--productID is 'x'; expected an integer from -2147483648 to 2147483647.")]
    [InlineData("--osBits 2147483648", "--osBits is '2147483648'; expected an integer from -2147483648 to 2147483647.")]
    [InlineData("--address 10", "--address is '10'; expected an IPv4 or IPv6 address.")]
    [InlineData("--now today", "--now is 'today'; expected a date, or date and time with Z or an offset.")]
    [InlineData("--productId 1", "Unrecognized command or argument '--productId'.")]
    public async Task WrongOption_IsToldWithExitCode2(string options, string expected)
    {
        CommandRun run = await ExplainAsync(options.Split(' '));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("utws: " + expected, run.Error.Split('\n'), StringComparer.Ordinal);
    }

    [Fact]
    public async Task EscapesInTexts_AreMadeVisible()
    {
        CommandRun run = await ExplainAsync(["--osVersion", "1000", "--country", "\u001B[31m\u202E"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("country is \"\u241B[31m<U+202E>\"", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Output, c => (char.IsControl(c) && c != '\n') || c == '\u202E');
    }

    [Fact]
    public async Task Help_HasEveryFieldUnderTheContractsName()
    {
        CommandRun run = await CommandRun.RunAsync(["policy", "explain", "--help"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string output = string.Join('\n', run.Output.Split('\n').Select(l => l.TrimEnd()));
        await VerifyFile.VerifyAsync(Encoding.UTF8.GetBytes(output), extension: "txt");
    }

    private static Task<CommandRun> ExplainAsync(string[] options) => CommandRun.RunAsync(["policy", "explain", Policy, .. options]);

    private static async Task VerifyAsync(
        string options, string extension = "txt", [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        CommandRun run = await ExplainAsync(["--now", "2026-01-31T12:00:00Z", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await VerifyFile.VerifyAsync(Encoding.UTF8.GetBytes(run.Output), extension: extension, method: method);
    }
}
