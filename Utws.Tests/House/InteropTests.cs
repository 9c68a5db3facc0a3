using System.Globalization;
using System.Text;
using System.Text.Json;
using Utws.Tests.Interop;
using Utws.Tests.Support;

namespace Utws.Tests.House;

/// <summary>The clients of .ci/interop: one set of expectations, one script each, and nothing but what is pinned.</summary>
public sealed class InteropTests
{
    [Fact]
    public void TableOfTheGsoapClient_SaysWhatTheExpectationsSay()
    {
        StringBuilder table = new();
        _ = table.Append("// expectations.json once more, since no JSON reader comes with gSOAP; a test of Utws.Tests/House holds the two equal.\n");
        _ = table.Append("static const Expectation expectations[] = {\n");
        foreach (JsonElement session in InteropExpectations.Document.GetProperty("sessions").EnumerateArray())
        {
            _ = table.Append("    { ").AppendJoin(", ", session.EnumerateObject().Select(m => Literal(m.Value))).Append(" },\n");
        }

        JsonElement fault = InteropExpectations.Document.GetProperty("fault");
        _ = table.Append(CultureInfo.InvariantCulture, $"}};\nstatic const int expectedApiVersion = {InteropExpectations.ApiVersion};\n")
            .Append(CultureInfo.InvariantCulture, $"static const char expectedFaultCode[] = {Literal(fault.GetProperty("code"))};\n")
            .Append(CultureInfo.InvariantCulture, $"static const char expectedFaultText[] = {Literal(fault.GetProperty("text"))};\n");
        Assert.Equal(table.ToString(), Read("gsoap/expectations.h"));
    }

    // C++ and C# cannot take a header's name from a file that is read when they run.
    [Theory]
    [InlineData("gsoap/trail.h", "namespace: urn:example:trail")]
    [InlineData("gsoap/trail.h", "trail__Trail;")]
    [InlineData("mono/Trail.cs", "Namespace = \"urn:example:trail\"")]
    public void CompiledHeader_IsTheExpectations(string file, string words)
    {
        JsonElement header = InteropExpectations.Document.GetProperty("header");
        Assert.Equal(("urn:example:trail", "Trail"), (header.GetProperty("namespace").GetString(), header.GetProperty("name").GetString()));
        Assert.Contains(words, Read(file), StringComparison.Ordinal);
    }

    [Fact]
    public void NodePackages_ArePinnedWithoutAddresses()
    {
        using JsonDocument package = JsonDocument.Parse(Read("node/package.json"));
        string locked = Read("node/package-lock.json");
        using JsonDocument lockFile = JsonDocument.Parse(locked);
        string version = package.RootElement.GetProperty("dependencies").GetProperty("soap").GetString()!;
        Assert.True(Version.TryParse(version, out _), version + " is not one version");
        JsonElement packages = lockFile.RootElement.GetProperty("packages");
        Assert.Equal(version, packages.GetProperty("node_modules/soap").GetProperty("version").GetString());
        Assert.All(packages.EnumerateObject().Where(p => p.Name.Length > 0), p => Assert.True(p.Value.TryGetProperty("integrity", out _), p.Name));
        Assert.DoesNotContain("://", locked, StringComparison.Ordinal);
    }

    [Fact]
    public void ClientFolder_IsCalledByCi()
    {
        string script = File.ReadAllText(Path.Combine(RepositoryPaths.Root, ".ci", "interop"));
        string[] folders = [.. Directory.EnumerateFiles(InteropExpectations.Folder, "run", SearchOption.AllDirectories)
            .Select(f => Path.GetFileName(Path.GetDirectoryName(f))!).Order(StringComparer.Ordinal)];
        Assert.Equal(["gsoap", "mono", "node", "php", "zeep"], folders);
        Assert.Contains("readonly clients=(zeep node php gsoap mono)", script, StringComparison.Ordinal);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(InteropExpectations.Folder, file)).ReplaceLineEndings("\n");

    private static string Literal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "nullptr",
        JsonValueKind.Number => value.GetRawText(),
        _ => '"' + value.GetString()!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) + '"',
    };
}
