using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Utws.Api.Commands.Doctor;
using Utws.Tests.Support;

namespace Utws.Tests.Commands.Doctor;

/// <summary>A misspelt setting is found, and the list of those there are is the code's and the documentation's.</summary>
public sealed partial class SettingsCheckTests
{
    [Theory]
    [InlineData("Utws:Recording:Pth", "It may be meant to be Utws:Recording:Path.")]
    [InlineData("utws:recording:maxmegabyte", "It may be meant to be Utws:Recording:MaxMegabytes.")]
    [InlineData("Utsw:Wire:Form", "It may be meant to be Utws:Wire:Form.")]
    [InlineData("Utws:SomethingElseAltogether", "Take it out; the README has a table of all settings.")]
    public async Task Look_NameThatIsNone_IsWarnedOfWithoutItsValue(string name, string whatToDo)
    {
        Finding found = await LookAsync(name);
        Assert.Equal(Finding.Warning("settings", name + " is set, and there is no such setting: it does nothing", whatToDo), found);
    }

    [Theory]
    [InlineData("Utws:Recording:Path")]
    [InlineData("UTWS:RECORDING:PATH")]
    [InlineData("Utws:Forwarding:Kafka:Client:linger.ms")]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("PATH")]
    public async Task Look_NameThatIsOne_IsWell(string name) => Assert.Equal(Verdict.Ok, (await LookAsync(name)).Verdict);

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "nowhere")]
    [InlineData("Logging:Console:FormatterName", "xml")]
    public async Task Look_ValueThatStopsTheStart_Fails(string name, string value)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, (string?)value)]).Build();
        Finding found = await MadeMachine.OnlyAsync(new SettingsCheck(configuration));
        Assert.Equal(Verdict.Failed, found.Verdict);
        Assert.StartsWith($"{name} is '{value}'; expected ", found.Text, StringComparison.Ordinal);
    }

    // A new setting stands in its *Settings.cs as <c>Utws:…</c>, in a table of settings, and in KnownSettings.
    [Fact]
    public void KnownSettings_AreWhatTheCodeNames()
    {
        string[] named = [.. Sources("*Settings.cs").SelectMany(text => InCode().Matches(text).Select(m => m.Groups["name"].Value))
            .Distinct(StringComparer.Ordinal)];
        string[] sections = [.. named.Where(name => named.Any(other => other.StartsWith(name + ":", StringComparison.Ordinal)))];
        string[] expected = [.. named.Except(sections, StringComparer.Ordinal).Where(name => name != KnownSettings.AnythingBelow).Order(StringComparer.Ordinal)];
        Assert.Equal(expected, KnownSettings.All.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void KnownSettings_AreInTheTables()
    {
        HashSet<string> documented = [.. Sources("*.md").Append(File.ReadAllText(Path.Combine(RepositoryPaths.Root, "README.md")))
            .SelectMany(page => Row().Matches(page).SelectMany(row => InTable().Matches(row.Value).Select(m => m.Groups["name"].Value)))];
        string[] missing = [.. KnownSettings.All.Where(name => !documented.Contains(name) && !documented.Contains(name[(name.LastIndexOf(':') + 1)..]))];
        Assert.True(missing.Length == 0, "not in any table of settings: " + string.Join(", ", missing));
    }

    private static async Task<Finding> LookAsync(string name) => await MadeMachine.OnlyAsync(new SettingsCheck(
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, (string?)"a secret")]).Build()));

    private static IEnumerable<string> Sources(string pattern) => Directory
        .EnumerateFiles(Path.Combine(RepositoryPaths.Root, "Utws.Api"), pattern, SearchOption.AllDirectories).Select(File.ReadAllText);

    [GeneratedRegex("<c>(?<name>Utws:[A-Za-z:]+)</c>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex InCode();

    [GeneratedRegex(@"^\| `.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Row();

    [GeneratedRegex("`(…:)?(?<name>[A-Za-z:]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex InTable();
}
