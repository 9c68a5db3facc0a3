using System.Text.Json;
using System.Text.RegularExpressions;
using Utws.Core.Contract;
using Utws.Core.Policy;
using Utws.Tests.Commands;
using Utws.Tests.Faults;
using Utws.Tests.Forwarding;
using Utws.Tests.Support;

namespace Utws.Tests.Operations.Telemetry;

/// <summary>
/// What Prometheus makes of the metrics, the alert rules and the dashboard that ship. Alone: OpenTelemetry finds meters by their names in the
/// whole process, and other tests have servers too.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed partial class PrometheusTests
{
    private static readonly string s_folder = Path.Combine(RepositoryPaths.Root, "Utws.Api", "Operations");
    private static readonly string s_rules = Path.Combine(s_folder, "prometheus-alerts.yaml");

    private static readonly RawHttpRequest s_good = RawHttpRequest.Soap(
        EnvelopeVersion.Soap12, RequestBody.Sessions(EnvelopeVersion.Soap12, "<SessionInfo/><SessionInfo/>"));

    [SystemFact(Promtool.Need, Promtool.Trial)]
    public async Task Metrics_AreWhatPromtoolWants()
    {
        using TemporaryFolder folder = new();
        await using ScriptedEngine engine = new();
        await using UtwsServer server = await FullServerAsync(folder, engine);
        string metrics = await MetricsAsync(server);
        Assert.Equal((0, ""), await Promtool.RunAsync(s_folder, metrics, "check", "metrics"));

        // And it would tell.
        (int code, _) = await Promtool.RunAsync(s_folder, metrics + "utws_requests_total{\n", "check", "metrics");
        Assert.NotEqual(0, code);
    }

    [SystemFact(Promtool.Need, Promtool.Trial)]
    public async Task Prometheus_ScrapesTheServerAndEvaluatesTheRules()
    {
        using TemporaryFolder folder = new();
        await using ScriptedEngine engine = new();
        await using UtwsServer server = await FullServerAsync(folder, engine);
        _ = Directory.CreateDirectory(folder.PathOf("prometheus"));
        using PrometheusProcess prometheus = await PrometheusProcess.StartAsync(folder.PathOf("prometheus"), server.AdminOf(), s_rules);
        await prometheus.UntilAsync("up{job=\"utws\"}", 1);
        await prometheus.UntilAsync("utws_requests_total{soap=\"1.2\",outcome=\"answered\"}", 1);
        Assert.Equal(200, (await server.SendAsync(s_good)).Status);
        await prometheus.UntilAsync("utws_requests_total{soap=\"1.2\",outcome=\"answered\"}", 2);
        await prometheus.UntilAsync("sum(utws_sessions_total)", 4);
        await prometheus.UntilAsync("utws_request_duration_seconds_count", 2);
        IReadOnlyDictionary<string, string> rules = await prometheus.RulesAsync();
        Assert.InRange(rules.Count, 15, 100);
        Assert.All(rules, rule => Assert.Equal("ok", rule.Value));
    }

    [SystemFact(Promtool.Need, Promtool.Trial)]
    public async Task Alerts_FireWhenTheyShould()
    {
        using TemporaryFolder folder = new();
        foreach (string file in (string[])[s_rules, Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Operations", "Telemetry", "prometheus-alerts.test.yaml")])
        {
            File.Copy(file, folder.PathOf(Path.GetFileName(file)));
        }

        (int code, string said) = await Promtool.RunAsync(folder.PathOf("."), "", "test", "rules", "prometheus-alerts.test.yaml");
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task EveryAlert_IsTestedFiring()
    {
        string tests = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Operations", "Telemetry", "prometheus-alerts.test.yaml"));
        string[] alerts = [.. AlertName().Matches(await File.ReadAllTextAsync(s_rules)).Select(m => m.Groups["name"].Value)];
        Assert.InRange(alerts.Length, 15, 100);
        Assert.All(alerts, name => Assert.Contains($"alertname: {name}\n        exp_alerts:\n          - exp_labels", tests, StringComparison.Ordinal));
    }

    [SystemFact(Promtool.Need, Promtool.Trial)]
    public async Task DashboardsQueries_AreQueries()
    {
        using TemporaryFolder folder = new();
        string rules = "groups:\n- name: dashboard\n  rules:\n" + string.Concat(DashboardQueries().Select(
            (query, i) => $"  - record: panel:{i}\n    expr: {JsonSerializer.Serialize(query.Replace("$__rate_interval", "5m", StringComparison.Ordinal))}\n"));
        await File.WriteAllTextAsync(folder.PathOf("rules.yaml"), rules);
        (int code, string said) = await Promtool.RunAsync(folder.PathOf("."), "", "check", "rules", "rules.yaml");
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task DashboardAndAlerts_NameMetricsThatThereAre()
    {
        using TemporaryFolder folder = new();
        await using ScriptedEngine engine = new();
        await using UtwsServer server = await FullServerAsync(folder, engine);
        HashSet<string> there = [.. TypeLine().Matches(await MetricsAsync(server)).SelectMany(m => Series(m.Groups["name"].Value, m.Groups["type"].Value))];
        string[] named = [.. DashboardQueries().Append(await File.ReadAllTextAsync(s_rules))
            .SelectMany(text => MetricName().Matches(text).Select(m => m.Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Assert.True(named.Length > 25, string.Join(' ', named));
        Assert.Empty(named.Except(there, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Series(string name, string type) => type == "histogram" ? [name + "_bucket", name + "_sum", name + "_count"] : [name];

    // With everything on that has instruments, and one request answered: a histogram is there from its first value on.
    private static async Task<UtwsServer> FullServerAsync(TemporaryFolder folder, ScriptedEngine engine)
    {
        UtwsServer server = await UtwsServer.StartForwardingAsync(
            engine,
            new PublishPolicy([], new PolicyOutcome(PublishMode.Details, PublishUntil.Number(1)), PublishUntilUnit.UnixSeconds),
            "--Utws:Recording:Mode=Durable", "--Utws:Recording:Path=" + folder.PathOf("data"), "--Utws:Admin:Url=http://127.0.0.1:0");
        Assert.Equal(200, (await server.SendAsync(s_good)).Status);
        return server;
    }

    private static async Task<string> MetricsAsync(UtwsServer server)
    {
        RawHttpResponse answer = await server.AskAsync("/metrics");
        Assert.Equal((200, "text/plain; version=0.0.4; charset=utf-8"), (answer.Status, answer.Header("Content-Type")));
        return answer.BodyText;
    }

    private static List<string> DashboardQueries()
    {
        using JsonDocument dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, "grafana-dashboard.json")));
        return [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .Where(p => p.TryGetProperty("targets", out _))
            .SelectMany(p => p.GetProperty("targets").EnumerateArray())
            .Select(t => t.GetProperty("expr").GetString()!)];
    }

    [GeneratedRegex(@"^# TYPE (?<name>\w+) (?<type>\w+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"- alert: (?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AlertName();

    [GeneratedRegex(@"\b(utws|dotnet|kestrel)_\w+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex MetricName();
}
