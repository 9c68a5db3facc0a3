using System.Text.Json;
using System.Text.RegularExpressions;
using Utws.Tests.Support;

namespace Utws.Tests.House;

/// <summary>Who may know whom in Utws.Core: read from the sources, because a using line is where it starts.</summary>
public sealed partial class LayeringTests
{
    // The arrows of the design: a folder and the folders of Core that it may name.
    private static readonly Dictionary<string, string[]> s_mayKnow = new(StringComparer.Ordinal)
    {
        ["Bytes"] = [],
        ["Xml"] = ["Bytes"],
        ["Soap"] = ["Xml"],
        ["Contract"] = ["Soap", "Xml", "Bytes"],
        ["Policy"] = ["Contract"],
        ["Recording"] = ["Contract", "Policy", "Bytes"],
    };

    public static TheoryData<string> Folders => [.. CoreFolders()];

    [Fact]
    public void EveryFolderOfCore_HasItsArrows() => Assert.Empty(CoreFolders().Except(s_mayKnow.Keys, StringComparer.Ordinal));

    [Fact]
    public void Core_HasNoFileOutsideItsFolders() => Assert.Empty(
        Directory.EnumerateFiles(Path.Combine(RepositoryPaths.Root, "Utws.Core"), "*.cs").Select(Path.GetFileName));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_NamesOnlyWhatItMayKnow(string folder)
    {
        string[] allowed = [folder, .. s_mayKnow[folder]];
        string[] broken = [.. Sources(folder).SelectMany(f => CoreNamespace().Matches(f.Text)
            .Select(m => m.Groups["folder"].Value).Where(n => !allowed.Contains(n, StringComparer.Ordinal)).Select(n => $"{f.Name} names {n}"))];
        Assert.True(broken.Length == 0, string.Join(Environment.NewLine, broken));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_KnowsNothingOfTheHost(string folder) => Assert.DoesNotContain(
        Sources(folder), f => f.Text.Contains("Utws.Api", StringComparison.Ordinal) || f.Text.Contains("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Folders))]
    public void File_IsInTheNamespaceOfItsFolder(string folder)
    {
        string[] broken = [.. Sources(folder)
            .Where(f => !f.Text.Contains($"\nnamespace Utws.Core.{folder};", StringComparison.Ordinal)
                && !f.Text.StartsWith($"namespace Utws.Core.{folder};", StringComparison.Ordinal))
            .Select(f => f.Name)];
        Assert.True(broken.Length == 0, string.Join(Environment.NewLine, broken));
    }

    [Theory]
    [InlineData("Policy")]
    [InlineData("Recording")]
    public void Folder_KnowsNoXml(string folder) => Assert.DoesNotContain(
        Sources(folder), f => f.Text.Contains("System.Xml", StringComparison.Ordinal));

    [Fact]
    public void Policy_HasNoClockOfItsOwn() => Assert.DoesNotContain(
        Sources("Policy"), f => f.Text.Contains("TimeProvider.System", StringComparison.Ordinal) || f.Text.Contains("UtcNow", StringComparison.Ordinal));

    // Of Contract, the policy may use the structs, the enums and the seam it implements: no class that reads or writes.
    [Fact]
    public void Policy_KnowsOfContractNoClass()
    {
        string[] classes = [.. typeof(Core.Contract.SessionInfo).Assembly.GetTypes()
            .Where(t => t is { Namespace: "Utws.Core.Contract", IsClass: true, IsNested: false }).Select(t => t.Name)];
        string[] broken = [.. Sources("Policy").SelectMany(
            f => classes.Where(c => Regex.IsMatch(f.Text, $@"\b{c}\b", RegexOptions.None, TimeSpan.FromSeconds(5))).Select(c => $"{f.Name} names {c}"))];
        Assert.True(broken.Length == 0, string.Join(Environment.NewLine, broken));
    }

    [Fact]
    public void Core_HasNoPackageButAnalyzers()
    {
        using JsonDocument locked = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Core", "packages.lock.json")));
        string[] packages = [.. locked.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(f => f.Value.EnumerateObject()).Select(p => p.Name).Order(StringComparer.Ordinal)];

        // The last one is the SDK's own, for the analysis that IsAotCompatible asks for; nothing of it is referenced.
        Assert.Equal(
            ["Meziantou.Analyzer", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.NET.ILLink.Tasks"], packages);
    }

    [GeneratedRegex(@"\bUtws\.Core\.(?<folder>[A-Z]\w*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CoreNamespace();

    private static IEnumerable<string> CoreFolders() => Directory
        .EnumerateDirectories(Path.Combine(RepositoryPaths.Root, "Utws.Core")).Select(d => Path.GetFileName(d))
        .Where(d => d is not ("bin" or "obj"));

    // A folder that is not there yet breaks no rule.
    private static IEnumerable<(string Name, string Text)> Sources(string folder)
    {
        string path = Path.Combine(RepositoryPaths.Root, "Utws.Core", folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
                .Select(f => (Path.GetRelativePath(RepositoryPaths.Root, f), File.ReadAllText(f)))
            : [];
    }
}
