using System.Net;
using System.Text.RegularExpressions;
using Utws.Api.Policy;
using Utws.Core.Policy;
using Utws.Tests.Commands;
using Utws.Tests.Support;

namespace Utws.Tests.Policy;

/// <summary>What the README of the policy's language shows, loads and decides as it says; each reason and member is in it.</summary>
public sealed partial class PolicyReadmeTests
{
    private static readonly string s_readme =
        File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Api", "Policy", "README.md")).ReplaceLineEndings("\n");

    private static readonly string[] s_examples = [.. Example().Matches(s_readme).Select(m => m.Groups["json"].Value)];

    [Fact]
    public void Examples_AllLoad()
    {
        Assert.Equal(2, s_examples.Length);
        Assert.All(s_examples, example => Assert.True(TestPolicy.Parse(example).Rules.Length > 0));
    }

    [Theory]
    [InlineData(3, "US", null, null, 601, "retired")]
    [InlineData(12, "CA", null, null, 601, "observed")]
    [InlineData(12, "DE", null, "en_GB", 601, "pinned")]
    [InlineData(12, "DE", null, "de_DE", 601, null)]
    public void FirstExample_DecidesByTheRuleThatMatches(int productId, string country, string? version, string? locale, int osVersion, string? rule) =>
        Assert.Equal(rule, RuleOf(s_examples[0], productId, country, version, locale, osVersion));

    [Theory]
    [InlineData(1, null, null, null, 501, "old systems")]
    [InlineData(1, null, null, null, 602, null)]
    [InlineData(1, "US", "11.4.0", null, 602, "current")]
    [InlineData(1, "UA", "11.10", null, 602, "current")]
    [InlineData(1, "CA", "12", null, 602, null)]
    [InlineData(1, "CA", "11.4b", null, 602, null)]
    [InlineData(1, "CA", null, "en_GB", 602, "English")]
    [InlineData(1, "CA", null, "en", 602, "English")]
    [InlineData(1, "CA", null, "eng", 602, null)]
    public void SecondExample_DecidesByTheRuleThatMatches(int productId, string? country, string? version, string? locale, int osVersion, string? rule) =>
        Assert.Equal(rule, RuleOf(s_examples[1], productId, country, version, locale, osVersion));

    [Fact]
    public async Task Explanation_IsItsTrueOutput()
    {
        Match explained = Explained().Match(s_readme);
        Assert.True(explained.Success);

        CommandRun run = await CommandRun.RunAsync(["policy", "explain", .. explained.Groups["args"].Value.Split(' ')], RepositoryPaths.Root);

        Assert.Equal((0, explained.Groups["output"].Value), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Members_AreAllInIt() => Assert.All(
        (string[])["$schema", "publishUntilUnit", "rules", "otherwise", "name", "when", "sample", "publish", "for", "until", "publishUntil",
            "min", "max", "glob", "atLeast", "below", .. Enum.GetValues<PolicyField>().Select(field => MemberNames.When[(int)field])],
        member => Assert.Contains($"`{member}`", s_readme, StringComparison.Ordinal));

    private static string? RuleOf(string example, int productId, string? country, string? version, string? locale, int osVersion)
    {
        // Samples aside: this one is in none of them, which the last assertion holds.
        PublishPolicy policy = TestPolicy.Parse(example.Replace("\"sample\": 0.05", "\"sample\": 1e-9", StringComparison.Ordinal));
        TestSession session = new() { Caller = IPAddress.Loopback, ProductId = productId, Country = country, Version = version, Locale = locale, OsVersion = osVersion, OsBits = 64 };
        _ = session.Decide(policy, TestPolicy.Now, out int rule);
        return rule < 0 ? null : policy.Rules[rule].Name;
    }

    [GeneratedRegex("""^```json\n(?<json>.*?)^```$""", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Example();

    [GeneratedRegex("""```bash\ndotnet run --project Utws\.Api -c Release -- policy explain (?<args>[^\n]+)\n```\n\n```text\n(?<output>.*?)```""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Explained();
}
