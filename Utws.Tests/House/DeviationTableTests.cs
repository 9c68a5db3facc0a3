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

    // A letter that the tests use is shown by a vector of that letter.
    [Fact]
    public void RowOfALetterOfTheTests_NamesAVectorThatDeviates()
    {
        HashSet<string> letters = [.. Deviations.ByVector.Values.Select(d => d.Reason)];
        Match[] rows = [.. Row().Matches(Text).Where(row => letters.Contains(row.Groups["letter"].Value))];
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains(
            VectorId().Matches(row.Value),
            v => Deviations.ByVector.TryGetValue(v.Value, out Deviation? deviation) && deviation.Reason == row.Groups["letter"].Value));
    }

    [Fact]
    public void EveryVectorNamed_IsADeviationOfOurs() => Assert.All(
        VectorId().Matches(Text).Select(m => m.Value), id => Assert.True(Deviations.ByVector.ContainsKey(id), id));

    [GeneratedRegex(@"^\| (?<letter>[a-z]) \|.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Row();

    [GeneratedRegex(@"\bV\d{3}\b", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex VectorId();
}
