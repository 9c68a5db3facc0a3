using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Utws.Api.Policy;
using Utws.Core.Contract;
using Utws.Core.Policy;
using Utws.Tests.Operations;

namespace Utws.Tests.Policy;

/// <summary>What is measured of a policy's rules, and that it can be for the life of a process.</summary>
public sealed class PolicyMetricsTests
{
    [Fact]
    public async Task Hits_AreByNameAndOtherwise()
    {
        await using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        IMeterFactory meters = services.GetRequiredService<IMeterFactory>();
        CurrentPolicy current = new(Served(["a", "b", "a"]));
        _ = new PolicyMetrics(meters, current);
        current.Served.Hits.Add(0, 3);
        current.Served.Hits.Add(2, 4);
        current.Served.Hits.Add(PublishPolicy.OtherwiseRule, 5);
        Assert.Equal(["utws.policy.hits 0 rule=b", "utws.policy.hits 5 rule=otherwise", "utws.policy.hits 7 rule=a"], MeterReadings.Read(meters));
    }

    [Fact]
    public async Task RulesBeyondTheBound_AreOneSeries()
    {
        await using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        IMeterFactory meters = services.GetRequiredService<IMeterFactory>();
        CurrentPolicy current = new(Served([.. Enumerable.Range(0, 3000).Select(i => i.ToString(CultureInfo.InvariantCulture))]));
        _ = new PolicyMetrics(meters, current);
        current.Served.Hits.Add(2000, 3);
        current.Served.Hits.Add(2999, 4);
        string[] readings = MeterReadings.Read(meters);
        Assert.Equal(PolicyMetrics.MaxRules + 2, readings.Length);
        Assert.Contains("utws.policy.hits 7 rule=(others)", readings, StringComparer.Ordinal);
    }

    // OpenTelemetry keeps a place for each series for ever: a label that changes with each edit used them all up.
    [Fact]
    public async Task ManyEdits_LeaveRoomForTheLastOnesRules()
    {
        await using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        IMeterFactory meters = services.GetRequiredService<IMeterFactory>();
        string[] names = [.. Enumerable.Range(0, 100).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        CurrentPolicy current = new(Served(names));
        _ = new PolicyMetrics(meters, current);
        List<Metric> metrics = [];
        using MetricList list = new(metrics);
        using BaseExportingMetricReader reader = new(list);
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter("Utws")
            .AddReader(reader)
            .Build();
        for (int edit = 0; edit < 50; edit++)
        {
            current.Served = Served([.. names.Skip(edit % 2)]);
            current.Served.Hits.Add(0, edit);
            metrics.Clear();
            Assert.True(provider.ForceFlush());
        }

        List<string?> rules = [];
        foreach (ref readonly MetricPoint point in Assert.Single(metrics, m => m.Name == PolicyMetrics.Hits).GetMetricPoints())
        {
            foreach (KeyValuePair<string, object?> tag in point.Tags)
            {
                rules.Add(tag.Key + "=" + tag.Value);
            }
        }

        Assert.DoesNotContain("otel.metric.overflow=True", rules, StringComparer.Ordinal);
        Assert.Contains("rule=99", rules, StringComparer.Ordinal);
    }

    private static ServedPolicy Served(string[] names) => new(
        new PublishPolicy(
            [.. names.Select(n => new PolicyRule(n, conditions: [], new PolicyOutcome(PublishMode.Details, PublishUntil.Number(1))))],
            new PolicyOutcome(PublishMode.Discard, PublishUntil.Number(0)),
            PublishUntilUnit.UnixSeconds),
        default);
}
