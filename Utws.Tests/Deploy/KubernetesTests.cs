using System.Globalization;
using System.Text;
using System.Text.Json;
using Utws.Api;
using Utws.Api.Operations;
using Utws.Api.Policy;
using Utws.Tests.Faults;

namespace Utws.Tests.Deploy;

/// <summary>The manifests fit each other and the program.</summary>
public sealed class KubernetesTests
{
    private const string File = "k8s/utws.yaml";

    [SystemFact(ShippedFile.YamlNeed, ShippedFile.YamlTrial)]
    public async Task Pod_ItsSettings_FitItsTimeAndItsFolders()
    {
        JsonElement pod = (await OfKindAsync("StatefulSet"))[0].GetProperty("spec").GetProperty("template").GetProperty("spec");
        JsonElement container = Assert.Single(pod.GetProperty("containers").EnumerateArray());
        UtwsSettings settings = ShippedFile.SettingsOf([.. ContainerfileTests.Environment(), .. Environment(container)]);
        int total = (int)DrainSettings.Total(settings).TotalSeconds;
        Assert.InRange(pod.GetProperty("terminationGracePeriodSeconds").GetInt32(), total, total + 30);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"bounds of all parts of the end is {total} s"), ShippedFile.Read(File), StringComparison.Ordinal);
        Dictionary<string, string> mounts = container.GetProperty("volumeMounts").EnumerateArray()
            .ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("mountPath").GetString()!, StringComparer.Ordinal);
        Assert.StartsWith(mounts["data"] + "/", settings.Recording.Path, StringComparison.Ordinal);
        Assert.StartsWith(mounts["policy"] + "/", settings.PolicyPath, StringComparison.Ordinal);
        Assert.Equal((8080, 5081), (Port(container, "http"), Port(container, "admin")));
        Assert.Equal(Port(container, "admin"), settings.Admin.Url?.Port);
        Assert.EndsWith(":8080", Environment(container).Single(e => e.Key == "ASPNETCORE_URLS").Value, StringComparison.Ordinal);
    }

    [SystemFact(ShippedFile.YamlNeed, ShippedFile.YamlTrial)]
    public async Task Probes_AreThePagesOfTheOperatorsAddress()
    {
        JsonElement pod = (await OfKindAsync("StatefulSet"))[0].GetProperty("spec").GetProperty("template").GetProperty("spec");
        JsonElement container = pod.GetProperty("containers")[0];
        Assert.Equal(
            ["/health/live admin", "/health/ready admin", "/health/live admin"],
            ((string[])["startupProbe", "readinessProbe", "livenessProbe"]).Select(probe => container.GetProperty(probe).GetProperty("httpGet"))
                .Select(get => $"{get.GetProperty("path")} {get.GetProperty("port")}").ToArray());

        // Readiness is off for good once the end has begun; it has to be seen before the notice is over.
        JsonElement ready = container.GetProperty("readinessProbe");
        UtwsSettings settings = ShippedFile.SettingsOf(Environment(container));
        Assert.True(ready.GetProperty("periodSeconds").GetInt32() * ready.GetProperty("failureThreshold").GetInt32() < settings.Drain.Notice.TotalSeconds);
    }

    [SystemFact(ShippedFile.YamlNeed, ShippedFile.YamlTrial)]
    public async Task Services_LeadToThePodsPorts()
    {
        JsonElement[] services = await OfKindAsync("Service");
        Assert.Equal(
            ["utws http", "utws-admin admin"],
            services.Select(s => $"{s.GetProperty("metadata").GetProperty("name")} {s.GetProperty("spec").GetProperty("ports")[0].GetProperty("targetPort")}").ToArray());
        JsonElement set = (await OfKindAsync("StatefulSet"))[0];
        Assert.Equal("utws-admin", set.GetProperty("spec").GetProperty("serviceName").GetString());
        Assert.All(services, s => Assert.Equal(
            set.GetProperty("spec").GetProperty("template").GetProperty("metadata").GetProperty("labels").GetProperty("app").GetString(),
            s.GetProperty("spec").GetProperty("selector").GetProperty("app").GetString()));
        _ = Assert.Single(await OfKindAsync("PodDisruptionBudget"));
    }

    [SystemFact(ShippedFile.YamlNeed, ShippedFile.YamlTrial)]
    public async Task Policy_OfTheConfigMap_IsTaken()
    {
        JsonElement map = Assert.Single(await OfKindAsync("ConfigMap"));
        string policy = map.GetProperty("data").GetProperty("policy.json").GetString()!;
        Assert.NotEmpty(PolicyFile.Parse("policy.json", Encoding.UTF8.GetBytes(policy)).Policy.Rules.ToArray());
    }

    private static async Task<JsonElement[]> OfKindAsync(string kind) =>
        [.. (await ShippedFile.ReadYamlAsync(File)).Where(d => d.GetProperty("kind").GetString() == kind)];

    private static int Port(JsonElement container, string name) => container.GetProperty("ports").EnumerateArray()
        .Single(p => p.GetProperty("name").GetString() == name).GetProperty("containerPort").GetInt32();

    // What is filled in when the pod is made has no value here.
    private static IEnumerable<KeyValuePair<string, string?>> Environment(JsonElement container) => container.GetProperty("env").EnumerateArray()
        .Where(e => e.TryGetProperty("value", out _))
        .Select(e => KeyValuePair.Create(e.GetProperty("name").GetString()!, e.GetProperty("value").GetString()));
}
