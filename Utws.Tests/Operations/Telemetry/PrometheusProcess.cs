using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Utws.Tests.Fleet;

namespace Utws.Tests.Operations.Telemetry;

/// <summary>A Prometheus server that scrapes one address every two seconds and evaluates the shipped alert rules.</summary>
internal sealed class PrometheusProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly HttpClient _client;

    private PrometheusProcess(Process process, int port)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
    }

    /// <param name="folder">Where its files go.</param>
    /// <param name="target">What it scrapes.</param>
    /// <param name="rules">Its rules.</param>
    public static async Task<PrometheusProcess> StartAsync(string folder, IPEndPoint target, string rules)
    {
        int port = FreePort.Find();
        File.Copy(rules, Path.Combine(folder, "rules.yaml"));
        await File.WriteAllTextAsync(Path.Combine(folder, "prometheus.yaml"), $$"""
            global: { scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s }
            rule_files: [rules.yaml]
            scrape_configs:
              - job_name: utws
                static_configs: [{ targets: ["{{target}}"] }]
            """);
        Process process = Process.Start(new ProcessStartInfo("prometheus", [
            "--config.file=prometheus.yaml",
            "--storage.tsdb.path=tsdb",
            string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{port}"),
            "--log.level=error",
        ])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        process.BeginErrorReadLine();
        return new PrometheusProcess(process, port);
    }

    /// <summary>Waits until a query has one value and it is this.</summary>
    public async Task UntilAsync(string query, double value)
    {
        using CancellationTokenSource patience = new(s_patience);
        string last = "nothing";
        while (last != value.ToString(CultureInfo.InvariantCulture))
        {
            Assert.False(patience.IsCancellationRequested, $"{query} is {last} and not {value}");
            await Task.Delay(200);
            last = await AskAsync(query) ?? "nothing";
        }
    }

    /// <summary>How the rules are, by name: ok, or what is wrong with them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RulesAsync()
    {
        JsonElement all = await _client.GetFromJsonAsync<JsonElement>("/api/v1/rules");
        return all.GetProperty("data").GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("rules").EnumerateArray())
            .ToDictionary(r => r.GetProperty("name").GetString()!, r => r.GetProperty("health").GetString()!, StringComparer.Ordinal);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _client.Dispose();
    }

    private async Task<string?> AskAsync(string query)
    {
        try
        {
            JsonElement answer = await _client.GetFromJsonAsync<JsonElement>("/api/v1/query?query=" + Uri.EscapeDataString(query));
            JsonElement result = answer.GetProperty("data").GetProperty("result");
            return result.GetArrayLength() == 1 ? result[0].GetProperty("value")[1].GetString() : null;
        }
        catch (HttpRequestException) when (!_process.HasExited)
        {
            return null;
        }
    }
}
