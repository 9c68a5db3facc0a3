using System.Reflection;
using System.Text.RegularExpressions;
using Utws.Tests.Support;

namespace Utws.Tests.House;

/// <summary>Where the documentation names a test, there is one of that name: a promise without a test is none.</summary>
public sealed partial class NamedTestTests
{
    private static readonly HashSet<string> s_tests = [.. typeof(NamedTestTests).Assembly.GetTypes().SelectMany(NamesOf)];

    [Theory]
    [InlineData("Utws.Api/COMPLAINTS.md")]
    [InlineData("Utws.Core/Soap/DEVIATIONS.md")]
    public void Test_ThatAPageNames_IsThere(string page)
    {
        MatchCollection names = Name().Matches(File.ReadAllText(Path.Combine(RepositoryPaths.Root, page)));
        Assert.NotEmpty(names);
        string[] missing = [.. names.Select(m => m.Groups["name"].Value).Where(n => !s_tests.Contains(n)).Distinct(StringComparer.Ordinal)];
        Assert.True(missing.Length == 0, $"{page} names tests that are not there: {string.Join(", ", missing)}");
    }

    [Theory]
    [InlineData("Utws.Api/COMPLAINTS.md")]
    [InlineData("Utws.Core/Soap/DEVIATIONS.md")]
    public void Row_NamesATest(string page)
    {
        string[] rows = [.. Row().Matches(File.ReadAllText(Path.Combine(RepositoryPaths.Root, page))).Select(m => m.Value)];
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Matches(Name(), row));
    }

    [Fact]
    public void Complaints_AreAll25() => Assert.Equal(
        Enumerable.Range(1, 25),
        Row().Matches(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Api", "COMPLAINTS.md")))
            .Select(m => int.Parse(m.Groups["key"].Value, System.Globalization.CultureInfo.InvariantCulture)));

    private static IEnumerable<string> NamesOf(Type type)
    {
        string[] methods = [.. type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetCustomAttribute<FactAttribute>() is not null).Select(m => m.Name)];
        return methods.Length == 0 ? [] : [type.Name, .. methods.Select(m => $"{type.Name}.{m}")];
    }

    // A test class, or a test in it, between backticks.
    [GeneratedRegex(@"`(?<name>\w+Tests(\.\w+)?)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Name();

    // A table's row begins with a number or a letter.
    [GeneratedRegex(@"^\| (?<key>\d+|[a-z]) \|.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Row();
}
