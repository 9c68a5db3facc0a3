using Utws.Api;
using Utws.Api.Commands.Doctor;

namespace Utws.Tests.Commands.Doctor;

/// <summary>A policy is judged as at a start, and its useless rules are named.</summary>
public sealed class PolicyCheckTests
{
    [Fact]
    public async Task Look_RuleThatCanNeverDecide_IsWarnedOf()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(
            folder.PathOf("rules.json"),
            """
            {
              "rules": [
                { "name": "all", "when": { "country": "CA" }, "publish": "Details", "for": "P1D" },
                { "name": "some", "when": { "country": "CA", "productID": 12 }, "publish": "SummaryOnly", "for": "P1D" }
              ],
              "otherwise": { "publish": "Discard" }
            }
            """);
        IReadOnlyList<Finding> found = await new PolicyCheck(new UtwsSettings { PolicyPath = "rules.json" }, folder.Path).LookAsync(default);
        Assert.Equal([Verdict.Ok, Verdict.Warning], found.Select(f => f.Verdict));
        Assert.Matches("rules\\.json: revision [0-9a-f]{12}, 2 rules$", found[0].Text);
        Assert.Equal("rules[1] \"some\" can never decide: rules[0] \"all\" takes all it matches", found[1].Text);
    }

    [Fact]
    public async Task Look_PolicyWithAMistake_FailsWithItsPlace()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.PathOf("rules.json"), "{ \"ruels\": [] }");
        Finding found = await MadeMachine.OnlyAsync(new PolicyCheck(new UtwsSettings { PolicyPath = "rules.json" }, folder.Path));
        Assert.Equal(Verdict.Failed, found.Verdict);
        Assert.Contains("rules.json(1,", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_NoSuchFile_Fails()
    {
        using TemporaryFolder folder = new();
        Finding found = await MadeMachine.OnlyAsync(new PolicyCheck(new UtwsSettings { PolicyPath = "missing.json" }, folder.Path));
        Assert.Equal(Verdict.Failed, found.Verdict);
    }
}
