using System.Text.RegularExpressions;
using Utws.Core.Contract;
using Utws.Tests.Support;

namespace Utws.Tests.House;

/// <summary>The README promises commands and files; CI runs the commands as they stand there (.ci/readme-command).</summary>
public sealed partial class ReadmeTests
{
    private static readonly string s_readme = ReadFile("README.md");

    // The beginnings of the commands that CI takes from the README.
    private static readonly string[] s_lookedUp = [.. ReadmeCommandCall().Matches(ReadFile(".ci/run") + ReadFile(".ci/smoke"))
        .Select(m => m.Groups["prefix"].Value).Order(StringComparer.Ordinal)];

    [Fact]
    public void FirstCommand_StartsTheServer() => Assert.Equal("dotnet run --project Utws.Api -c Release", Commands()[0]);

    [Fact]
    public void Commands_HaveTheTestRun() => Assert.Contains("dotnet test -c Release", Commands(), StringComparer.Ordinal);

    // Whatever a reader can paste is either what CI pastes, or a script of CI's.
    [Fact]
    public void Command_IsRunByCi()
    {
        Assert.Equal(
            [
                "curl",
                "dotnet run --project Utws.Api",
                "dotnet run -c Release --project Utws.Api -- check",
                "dotnet run -c Release --project Utws.Api -- doctor",
                "dotnet run -c Release --project Utws.Api -- export",
                "dotnet run -c Release --project Utws.Api -- policy explain",
                "dotnet run -c Release --project Utws.Api -- policy replay",
                "dotnet run -c Release --project Utws.Api -- policy validate",
                "dotnet run -c Release --project Utws.Api -- report",
                "dotnet run -c Release --project Utws.Api -- simulate",
                "dotnet run -c Release --project Utws.Benchmarks -- load",
                "dotnet test",
            ],
            s_lookedUp);
        Assert.All(Commands(), command => Assert.True(
            s_lookedUp.Any(prefix => command.StartsWith(prefix, StringComparison.Ordinal)) || ReadFile(".ci/run").Contains(command, StringComparison.Ordinal),
            "CI does not run: " + command));
    }

    // Of two that begin alike, CI would run the first alone.
    [Fact]
    public void CommandThatCiLooksUp_IsThereOnce() => Assert.All(
        s_lookedUp, prefix => Assert.Single(Commands(), c => c.StartsWith(prefix, StringComparison.Ordinal)));

    [Fact]
    public void Example_CallsTheContractsPathWithItsAction()
    {
        string example = Assert.Single(Commands(), c => c.StartsWith("curl ", StringComparison.Ordinal));
        Assert.Contains("http://127.0.0.1:5080/usagetracking/utws.asmx", example, StringComparison.Ordinal);
        Assert.Contains($"SOAPAction: \"{ContractNames.LogsAvailableAction}\"", example, StringComparison.Ordinal);
        string body = Assert.Single(DataFile().Matches(example)).Groups["file"].Value;
        Assert.True(File.Exists(Path.Combine(RepositoryPaths.Root, body)), body + " is not there");
    }

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(RepositoryPaths.Root, "*.md", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(RepositoryPaths.Root, f).Replace('\\', '/'))
        .Where(f => !f.StartsWith("artifacts/", StringComparison.Ordinal) && !f.EndsWith(".verified.md", StringComparison.Ordinal) && !f.Contains("/.", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Link_LeadsToAFileOrFolderOfTheRepository(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(RepositoryPaths.Root, page))!;
        string[] broken = [.. Links(ReadFile(page)).Where(link => !Exists(folder, page, link))];
        Assert.True(broken.Length == 0, page + " links to what is not there: " + string.Join(", ", broken));
    }

    private static bool Exists(string folder, string page, string link)
    {
        string[] parts = link.Split('#', 2);
        string target = parts[0].Length == 0 ? Path.Combine(RepositoryPaths.Root, page) : Path.GetFullPath(Path.Combine(folder, parts[0]));
        bool isInside = target.StartsWith(RepositoryPaths.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isInside
            && (File.Exists(target) || Directory.Exists(target))
            && (parts.Length == 1 || Anchors(File.ReadAllText(target)).Contains(parts[1], StringComparer.Ordinal));
    }

    // A heading's anchor: lower case, blanks to hyphens, everything but letters, digits, hyphens and underscores dropped.
    private static IEnumerable<string> Anchors(string page) => Heading().Matches(WithoutFences(page)).Select(m => string.Concat(
        m.Groups["text"].Value.Trim().Replace(' ', '-').Where(c => char.IsLetterOrDigit(c) || c is '-' or '_').Select(char.ToLowerInvariant)));

    private static IEnumerable<string> Links(string page) => Link().Matches(WithoutFences(page))
        .Select(m => m.Groups["target"].Value).Where(t => !t.Contains("://", StringComparison.Ordinal));

    private static string WithoutFences(string page) => Fence().Replace(page, "");

    // Every command of the bash blocks, continued lines joined as the shell joins them.
    private static string[] Commands() => [.. Fence().Matches(s_readme).Where(m => m.Groups["language"].Value is "bash" or "sh")
        .SelectMany(m => m.Groups["text"].Value.Replace("\\\n", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    private static string ReadFile(string path) => File.ReadAllText(Path.Combine(RepositoryPaths.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();

    [GeneratedRegex(@"readme-command ('(?<prefix>[^']+)'|(?<prefix>\w+))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ReadmeCommandCall();

    [GeneratedRegex(@"--data-binary @(?<file>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex DataFile();
}
