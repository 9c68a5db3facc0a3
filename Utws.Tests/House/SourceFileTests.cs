using System.Globalization;
using Utws.Tests.Support;

namespace Utws.Tests.House;

/// <summary>What keeps a source file such that a reader knows where to look.</summary>
public sealed class SourceFileTests
{
    private static readonly string[] s_projects = ["Utws.Core", "Utws.Api", "Utws.Tests", "Utws.Benchmarks"];

    [Fact]
    public void SourceFile_HasAtMost400Lines()
    {
        const int MaxLines = 400;
        string[] tooLong = [.. SourceFiles().Select(f => (File: f, Lines: File.ReadLines(f).Count())).Where(f => f.Lines > MaxLines)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(RepositoryPaths.Root, f.File)}: {f.Lines}"))];
        Assert.True(tooLong.Length == 0, string.Join(Environment.NewLine, tooLong));
    }

    [Fact]
    public void TopFolder_HasTheFourProjectsAndNothingElseOfCode()
    {
        string[] found = [.. Directory.EnumerateFiles(RepositoryPaths.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(RepositoryPaths.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Assert.Equal([.. s_projects.Select(p => $"{p}/{p}.csproj").Order(StringComparer.Ordinal)], found);
    }

    private static IEnumerable<string> SourceFiles() => s_projects
        .SelectMany(p => Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, p), "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
