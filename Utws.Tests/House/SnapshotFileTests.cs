using System.Reflection;
using Utws.Tests.Support;
using Xunit.Sdk;

namespace Utws.Tests.House;

/// <summary>A snapshot that no test reads any more says something about the wire that nobody holds.</summary>
public sealed class SnapshotFileTests
{
    [Fact]
    public void VerifiedFile_BelongsToATestWithItsParameters()
    {
        HashSet<string> possible = TestMethods().SelectMany(NamesOf).ToHashSet(StringComparer.Ordinal);
        string[] dangling = [.. Files("*.verified.*").Where(f => !possible.Contains(PrefixOf(f)))];
        Assert.True(dangling.Length == 0, "No test reads: " + string.Join(", ", dangling));
    }

    [Fact]
    public void ReceivedFile_IsNotInTheRepository() => Assert.Contains(
        "*.received.*", File.ReadAllLines(Path.Combine(RepositoryPaths.Root, ".gitignore")), StringComparer.Ordinal);

    private static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(Path.Combine(RepositoryPaths.Root, "Utws.Tests"), pattern, SearchOption.AllDirectories)
        .Select(f => Path.GetFileName(f));

    private static string PrefixOf(string file) => file[..file.IndexOf(".verified.", StringComparison.Ordinal)];

    private static IEnumerable<MethodInfo> TestMethods() => typeof(SnapshotFileTests).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(m => m.GetCustomAttribute<FactAttribute>() is not null);

    private static IEnumerable<string> NamesOf(MethodInfo method)
    {
        string type = method.DeclaringType!.Name;
        ParameterInfo[] parameters = method.GetParameters();
        return parameters.Length == 0
            ? [SnapshotName.Of(type, method.Name, [])]
            : method.GetCustomAttributes<DataAttribute>().SelectMany(d => d.GetData(method)).Select(
                row => SnapshotName.Of(type, method.Name, parameters.Zip(row ?? [null!], (p, value) => (p.Name!, (object?)value))));
    }
}
