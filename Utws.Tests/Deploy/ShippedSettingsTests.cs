using System.Text.RegularExpressions;
using Utws.Api.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Deploy;

/// <summary>What the files for deployment name is there, and a policy in them is one.</summary>
public sealed partial class ShippedSettingsTests
{
    // Where a setting is read its name stands in the summary.
    private static readonly HashSet<string> s_settings = [.. Directory
        .EnumerateFiles(Path.Combine(RepositoryPaths.Root, "Utws.Api"), "*Settings.cs", SearchOption.AllDirectories)
        .SelectMany(file => Documented().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value)];

    [Theory]
    [InlineData("utws.service")]
    [InlineData("Containerfile")]
    [InlineData("compose.yaml")]
    [InlineData("k8s/utws.yaml")]
    [InlineData("README.md")]
    public void Setting_ThatAFileNames_IsThere(string file)
    {
        string[] named = [.. Named().Matches(ShippedFile.Read(file))
            .Select(match => match.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
        Assert.NotEmpty(named);
        string[] missing = [.. named.Where(name => !s_settings.Contains(name))];
        Assert.True(missing.Length == 0, $"{file} names settings that are not there: {string.Join(", ", missing)}");
    }

    [Fact]
    public void Policy_OfTheComposition_IsTaken() => Assert.NotEmpty(PolicyFile.Load(ShippedFile.PathOf("policy/policy.json")).Policy.Rules.ToArray());

    [GeneratedRegex("<c>(?<name>Utws:[A-Za-z:]+)</c>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Documented();

    [GeneratedRegex("(?<name>Utws(__|:)[A-Za-z]+((__|:)[A-Za-z]+)*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Named();
}
