using System.Globalization;
using System.Net;
using System.Text.Json;
using Utws.Api;
using Utws.Api.Operations;
using Utws.Tests.Commands;
using Utws.Tests.Faults;
using Utws.Tests.Fleet;

namespace Utws.Tests.Deploy;

/// <summary>compose.yaml fits the image, nginx.conf and the program.</summary>
public sealed class ComposeTests
{
    private static readonly string[] s_nodes = ["utws-1", "utws-2", "utws-3"];

    [SystemFact(ShippedFile.YamlNeed, ShippedFile.YamlTrial)]
    public async Task Nodes_TheirSettings_FitTheirTimeTheirFoldersAndTheNetwork()
    {
        JsonElement file = Assert.Single(await ShippedFile.ReadYamlAsync("compose.yaml"));
        string network = file.GetProperty("networks").GetProperty("inside").GetProperty("ipam").GetProperty("config")[0].GetProperty("subnet").GetString()!;
        foreach (string name in s_nodes)
        {
            JsonElement node = file.GetProperty("services").GetProperty(name);
            UtwsSettings settings = ShippedFile.SettingsOf([.. ContainerfileTests.Environment(), .. Environment(node)]);
            int total = (int)DrainSettings.Total(settings).TotalSeconds;
            Assert.InRange(int.Parse(node.GetProperty("stop_grace_period").GetString()!.TrimEnd('s'), CultureInfo.InvariantCulture), total, total + 30);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"bounds of all parts of the end is {total} s"), ShippedFile.Read("compose.yaml"), StringComparison.Ordinal);
            Assert.Equal(["./policy:/etc/utws:ro", name + ":/data"], node.GetProperty("volumes").EnumerateArray().Select(v => v.GetString()!).ToArray());
            Assert.Equal(("/etc/utws/policy.json", "/data/segments", name), (settings.PolicyPath, settings.Recording.Path, settings.Recording.Node));
            Assert.Equal(IPNetwork.Parse(network), Assert.Single(settings.KnownProxies));
            Assert.True(file.GetProperty("volumes").TryGetProperty(name, out _));
        }
    }

    [SystemFact(ShippedFile.YamlNeed, ShippedFile.YamlTrial)]
    public async Task Nginx_GoesToEveryNodeAtItsPort()
    {
        JsonElement services = Assert.Single(await ShippedFile.ReadYamlAsync("compose.yaml")).GetProperty("services");
        Assert.Equal(s_nodes, services.GetProperty("nginx").GetProperty("depends_on").EnumerateArray().Select(n => n.GetString()!).ToArray());
        Assert.Equal("8080:80", services.GetProperty("nginx").GetProperty("ports")[0].GetString());
        string nginx = ShippedFile.Read("nginx.conf");
        Assert.All(s_nodes, name => Assert.Contains($"server {name}:8080 ", nginx, StringComparison.Ordinal));
        Assert.Contains("http://0.0.0.0:8080", ContainerfileTests.Environment().Single(e => e.Key == "ASPNETCORE_URLS").Value, StringComparison.Ordinal);
    }

    // The command that the file has for a container's health, against a server that is ready and against one that is going.
    [SystemFact("bash, and " + ShippedFile.YamlNeed, "command -v bash && " + ShippedFile.YamlTrial)]
    public async Task Healthcheck_ReadyAndGoing_SucceedsAndFails()
    {
        JsonElement services = Assert.Single(await ShippedFile.ReadYamlAsync("compose.yaml")).GetProperty("services");
        string[] test = [.. services.GetProperty("utws-1").GetProperty("healthcheck").GetProperty("test").EnumerateArray().Select(w => w.GetString()!)];
        Assert.Equal("CMD bash -c", string.Join(' ', test[..3]));
        using TemporaryFolder folder = new();
        using FleetNode node = new("a", folder.Path, ["--Utws:Drain:NoticeSeconds=600"]);
        await node.StartAsync();
        string command = test[3].Replace("/127.0.0.1/5081 ", string.Create(CultureInfo.InvariantCulture, $"/127.0.0.1/{node.Admin.Port} "), StringComparison.Ordinal);
        Assert.DoesNotContain("/5081 ", command, StringComparison.Ordinal);
        _ = await ShellRun.RunAsync("bash", "-c", command);
        await node.AskToEndAsync();
        await node.UntilReadyIsAsync(503);
        _ = await ShellRun.RunAsync("bash", "-c", $"if {command}; then exit 1; fi");
    }

    private static IEnumerable<KeyValuePair<string, string?>> Environment(JsonElement service) =>
        service.GetProperty("environment").EnumerateObject().Select(e => KeyValuePair.Create(e.Name, e.Value.GetString()));
}
