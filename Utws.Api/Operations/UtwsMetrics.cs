using System.Diagnostics.Metrics;
using Utws.Api.Policy;

namespace Utws.Api.Operations;

/// <summary>What the server measures of itself, under the meter <c>Utws</c>; nothing is counted for nobody.</summary>
internal sealed class UtwsMetrics
{
    /// <summary>The meter's name, which listeners ask for.</summary>
    public const string MeterName = "Utws";

    private readonly Meter _meter;

    public UtwsMetrics(IMeterFactory meters, PolicyWatcher policy)
    {
        _meter = meters.Create(MeterName);
        AddPolicy(policy);
    }

    // The watcher keeps the counts anyway: here they are read, when somebody listens.
    private void AddPolicy(PolicyWatcher policy)
    {
        _ = _meter.CreateObservableCounter(
            "utws.policy.reloads",
            () => Reloads(policy.Status),
            "{reload}",
            "Changes of the policy file since the start, by what became of them.");
        _ = _meter.CreateObservableGauge(
            "utws.policy.rules",
            () => Rules(policy.Status),
            "{rule}",
            "Rules of the policy served, which its revision tells.");
        _ = _meter.CreateObservableGauge(
            "utws.policy.refused",
            () => policy.Status.Error is null ? 0 : 1,
            "1",
            "1 while the policy file on disk is refused and an earlier revision is served, else 0.");
    }

    private static IEnumerable<Measurement<long>> Reloads(PolicyStatus status) =>
    [
        new(status.Accepted, KeyValuePair.Create<string, object?>("outcome", "accepted")),
        new(status.Refused, KeyValuePair.Create<string, object?>("outcome", "refused")),
    ];

    private static Measurement<int> Rules(PolicyStatus status) =>
        new(status.Rules, KeyValuePair.Create<string, object?>("revision", status.Revision.ToString()));
}
