using System.Diagnostics.Metrics;
using Utws.Api.Operations;
using Utws.Core.Policy;

namespace Utws.Api.Policy;

/// <summary>
/// How often each rule of the served policy has decided, by its name: the revision, or the place among the rules, would make all series new
/// with each edit, and OpenTelemetry has room for so many in the life of a process (2,000 unless told otherwise).
/// </summary>
internal sealed class PolicyMetrics
{
    /// <summary>The instrument's name.</summary>
    public const string Hits = "utws.policy.hits";

    /// <summary>How many series there may be in the life of a process: edits may rename all of <see cref="MaxRules"/> some ten times.</summary>
    public const int MaxSeries = 5000;

    /// <summary>How many rules have a series of their own; a chart of more says nothing. The others are one.</summary>
    public const int MaxRules = 500;

    private const string Otherwise = "otherwise";
    private const string Others = "(others)";

    private readonly Meter _meter;

    public PolicyMetrics(IMeterFactory meters, CurrentPolicy policy)
    {
        _meter = meters.Create(UtwsMetrics.MeterName);
        _ = _meter.CreateObservableCounter(
            Hits,
            () => Read(policy.Served),
            "{session}",
            "Sessions that each rule has decided since its revision is served, by its name; otherwise is for those of no rule.");
    }

    private static IEnumerable<Measurement<long>> Read(ServedPolicy served)
    {
        if (served.Decider is not PublishPolicy policy)
        {
            return [];
        }

        // Two rules may have one name, and one may be called otherwise.
        Dictionary<string, long> hits = new(StringComparer.Ordinal) { [Otherwise] = served.Hits.Read(PublishPolicy.OtherwiseRule) };
        for (int i = 0; i < policy.Rules.Length; i++)
        {
            string name = policy.Rules[i].Name;
            name = hits.ContainsKey(name) || hits.Count <= MaxRules ? name : Others;
            hits[name] = hits.GetValueOrDefault(name) + served.Hits.Read(i);
        }

        return hits.Select(static hit => new Measurement<long>(hit.Value, new KeyValuePair<string, object?>("rule", hit.Key)));
    }
}
