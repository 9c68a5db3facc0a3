using Utws.Api.Operations.Requests;
using Utws.Core.Policy;

namespace Utws.Api.Policy;

/// <summary>How many sessions each rule of one revision has decided since it is served; for any thread.</summary>
/// <param name="rules">How many rules there are.</param>
internal sealed class RuleHits(int rules)
{
    // The last one is for the sessions that no rule decided.
    private readonly StripedCounters _counters = new(rules + 1);

    /// <summary>How many rules there are.</summary>
    public int Rules => _counters.Count - 1;

    /// <summary>A rule has decided sessions; <see cref="PublishPolicy.OtherwiseRule"/> for none.</summary>
    public void Add(int rule, int sessions) => _counters.Add(IndexOf(rule), sessions);

    /// <summary>How many sessions a rule has decided; <see cref="PublishPolicy.OtherwiseRule"/> for those of no rule.</summary>
    public long Read(int rule) => _counters.Read(IndexOf(rule));

    private int IndexOf(int rule) => rule == PublishPolicy.OtherwiseRule ? _counters.Count - 1 : rule;
}
