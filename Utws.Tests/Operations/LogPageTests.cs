using System.Text.RegularExpressions;
using Utws.Tests.Support;

namespace Utws.Tests.Operations;

/// <summary>The lines of the log, in the sources and on the page that tells operators of them.</summary>
public sealed partial class LogPageTests
{
    [Fact]
    public void EveryLine_HasAnEventIdOfItsOwnAndIsOnThePage()
    {
        string folder = Path.Combine(RepositoryPaths.Root, "Utws.Api");
        List<(string Id, string Row)> lines = [];
        foreach (string file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file);
            MatchCollection found = Line().Matches(text);

            // Each is understood: one that is written otherwise would be missing without a word.
            Assert.Equal(text.Split("[LoggerMessage").Length - 1, found.Count);
            lines.AddRange(found.Select(m => (m.Groups["id"].Value, Row(m))));
        }

        Assert.Equal(lines.Count, lines.Select(l => l.Id).Distinct(StringComparer.Ordinal).Count());
        string[] page = [.. File.ReadLines(Path.Combine(folder, "Operations", "METRICS.md")).Where(l => EventRow().IsMatch(l))];
        Assert.Equal(lines.Select(l => l.Row).Order(StringComparer.Ordinal), page.Order(StringComparer.Ordinal));
    }

    // LoggerMessage makes a line without a string where its level is off; anything else would not.
    [Fact]
    public void NothingIsLoggedOtherwise() => Assert.DoesNotContain(
        Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "Utws.Api"), "*.cs", SearchOption.AllDirectories),
        file => PlainCall().IsMatch(File.ReadAllText(file)));

    private static string Row(Match line) =>
        $"| {line.Groups["id"].Value} | {(line.Groups["level"].Success ? line.Groups["level"].Value : "the client's")} | {line.Groups["message"].Value} |";

    [GeneratedRegex("""\[LoggerMessage\(\s*EventId = (?<id>\d+),(\s*Level = LogLevel\.(?<level>\w+),)?\s*Message = "(?<message>[^"]*)"\)\]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Line();

    [GeneratedRegex(@"^\| \d+ \| [\w' ]+ \| ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex EventRow();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PlainCall();
}
