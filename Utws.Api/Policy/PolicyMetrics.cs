using System.Diagnostics;
using System.Diagnostics.Metrics;
using Utws.Api.Operations;
using Utws.Core.Policy;

namespace Utws.Api.Policy;

/// <summary>How often each rule of the served policy has decided.</summary>
internal sealed class PolicyMetrics
{
    private readonly Meter _meter;

    public PolicyMetrics(IMeterFactory meters, CurrentPolicy policy)
    {
        _meter = meters.Create(UtwsMetrics.MeterName);
        _ = _meter.CreateObservableCounter(
            "utws.policy.hits", () => Hits(policy.Served), "{session}", "Sessions that each rule has decided since its revision is served; otherwise is for those of no rule.");
    }

    private static IEnumerable<Measurement<long>> Hits(ServedPolicy served)
    {
        if (served.Decider is not PublishPolicy policy)
        {
            yield break;
        }

        string revision = served.Revision.ToString();
        for (int i = PublishPolicy.OtherwiseRule; i < policy.Rules.Length; i++)
        {
            // Two rules may have one name: the place tells them apart.
            string rule = i == PublishPolicy.OtherwiseRule ? "otherwise" : policy.Rules[i].Name;
            TagList tags = new() { { "rule", rule }, { "index", i }, { "revision", revision } };
            yield return new Measurement<long>(served.Hits.Read(i), tags);
        }
    }
}
