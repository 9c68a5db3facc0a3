using Utws.Tests.Support;

namespace Utws.Tests.Xml.Suites;

/// <summary>The list of deliberate differences, KnownDifferences.tsv.</summary>
internal static class KnownDifferences
{
    private const string Header = "suite\tcase\tours\tframework\tdemanded\treason";

    public static IReadOnlyList<KnownDifference> All { get; } = Read();

    public static IEnumerable<KnownDifference> Of(Suite suite) => All.Where(difference => difference.Suite == suite);

    private static List<KnownDifference> Read()
    {
        string[] lines = File.ReadAllLines(Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Xml", "Suites", "KnownDifferences.tsv"));
        Assert.Equal(Header, lines[0]);
        return [.. lines.Skip(1).Select(Parse)];
    }

    private static KnownDifference Parse(string line)
    {
        string[] columns = line.Split('\t');
        Assert.True(columns.Length == 6 && columns[5].Length > 0, "Not a row with a reason: " + line);
        return new KnownDifference(Enum.Parse<Suite>(columns[0]), columns[1], columns[2], columns[3], columns[4], columns[5]);
    }
}
