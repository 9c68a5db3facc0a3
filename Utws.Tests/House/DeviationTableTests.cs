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
    public void EveryRow_NamesAVectorThatDeviates()
    {
        Assert.NotEmpty(Row().Matches(Text));
        Assert.All(
            Row().Matches(Text),
            row => Assert.Contains(
                VectorId().Matches(row.Value), v => Deviations.ByVector.TryGetValue(v.Value, out Deviation? deviation)
                    && (deviation.Reason == row.Groups["letter"].Value || row.Groups["letter"].Value == "e")));
    }

    [Fact]
    public void EveryVectorNamed_IsADeviationOfOurs() => Assert.All(
        VectorId().Matches(Text).Select(m => m.Value), id => Assert.True(Deviations.ByVector.ContainsKey(id), id));

    [GeneratedRegex(@"^\| (?<letter>[a-z]) \|.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Row();

    [GeneratedRegex(@"\bV\d{3}\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex VectorId();
}
