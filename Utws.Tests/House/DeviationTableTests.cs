using System.Text.RegularExpressions;
using Utws.Tests.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.House;

/// <summary>What DEVIATIONS.md tells its readers is what the tests hold, row by row.</summary>
public sealed partial class DeviationTableTests
{
    private static string Text { get; } = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Core", "Soap", "DEVIATIONS.md"));

    [Fact]
    public void EveryLetterOfTheTests_IsARow() => Assert.Subset(
        Row().Matches(Text).Select(m => m.Groups["letter"].Value).ToHashSet(StringComparer.Ordinal),
        Deviations.ByVector.Values.Select(d => d.Reason).Where(r => r.Length == 1).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void EveryRow_NamesAVectorThatDeviatesOrATest()
    {
        Assert.NotEmpty(Row().Matches(Text));
        Assert.All(Row().Matches(Text), row => Assert.True(NamesAVector(row) || TestsNamed(row).Length > 0, row.Value));
    }

    [Fact]
    public void EveryTestNamed_IsThere() => Assert.All(
        Row().Matches(Text).SelectMany(TestsNamed), name => Assert.Contains(
            typeof(DeviationTableTests).Assembly.GetTypes(), t => t.Name == name && t.GetMethods().Any(m => m.IsDefined(typeof(FactAttribute), inherit: true))));

    [Fact]
    public void EveryVectorNamed_IsADeviationOfOurs() => Assert.All(
        VectorId().Matches(Text).Select(m => m.Value), id => Assert.True(Deviations.ByVector.ContainsKey(id), id));

    private static bool NamesAVector(Match row) => VectorId().Matches(row.Value).Any(
        v => Deviations.ByVector.TryGetValue(v.Value, out Deviation? deviation)
            && (deviation.Reason == row.Groups["letter"].Value || row.Groups["letter"].Value == "e"));

    private static string[] TestsNamed(Match row) => [.. TestName().Matches(row.Value).Select(m => m.Groups["name"].Value)];

    [GeneratedRegex(@"`(?<name>[A-Z]\w+Tests)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\| (?<letter>[a-z]) \|.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Row();

    [GeneratedRegex(@"\bV\d{3}\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex VectorId();
}
