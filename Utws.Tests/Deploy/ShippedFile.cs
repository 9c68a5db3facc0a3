using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Utws.Api;
using Utws.Tests.Faults;
using Utws.Tests.Support;

namespace Utws.Tests.Deploy;

/// <summary>A file of Utws.Api/Deploy, as operators take it.</summary>
internal static class ShippedFile
{
    /// <summary>The shell command that succeeds where YAML can be read, and what it needs.</summary>
    public const string YamlNeed = "python3 with yaml";

    /// <summary>See <see cref="YamlNeed"/>.</summary>
    public const string YamlTrial = "/usr/bin/python3 -c 'import yaml'";

    public static string PathOf(string name) => Path.Combine(RepositoryPaths.Root, "Utws.Api", "Deploy", name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>The documents of a YAML file.</summary>
    public static async Task<JsonElement[]> ReadYamlAsync(string name)
    {
        string json = await ShellRun.RunAsync(
            "/usr/bin/python3", "-c", "import json, sys, yaml; print(json.dumps(list(yaml.safe_load_all(open(sys.argv[1])))))", PathOf(name));
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    /// <summary>What the server makes of an environment; of a name that is there twice the last one counts.</summary>
    public static UtwsSettings SettingsOf(IEnumerable<KeyValuePair<string, string?>> environment) => UtwsSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(environment.GroupBy(e => e.Key.Replace("__", ":", StringComparison.Ordinal), StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, group.Last().Value))).Build());
}
