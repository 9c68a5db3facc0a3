using Utws.Core.Contract;

namespace Utws.Core.Policy;

/// <summary>Ordered rules: the first that matches a session decides it, and what none matches gets <see cref="Otherwise"/>. Immutable.</summary>
public sealed class PublishPolicy : ISessionDecider
{
    /// <summary>The rule index of a session that no rule matched.</summary>
    public const int OtherwiseRule = -1;

    // So many rules are looked at in the time that a signature takes, some 25 ns.
    private const int FewCandidates = 3;

    private readonly PolicyRule[] _rules;
    private readonly ProductIndex _index;

    private readonly SessionSignature _signature;

    // By rule, beside each other: most end here, and are not looked at.
    private readonly ulong[] _refused;

    /// <summary>A policy of these rules, which are copied.</summary>
    public PublishPolicy(ReadOnlySpan<PolicyRule> rules, PolicyOutcome otherwise, PublishUntilUnit publishUntilUnit)
    {
        _rules = rules.ToArray();
        _index = new ProductIndex(_rules);
        _signature = new SessionSignature(_rules, _index.IsExact);
        _refused = Array.ConvertAll(_rules, _signature.RefusedBy);
        Otherwise = otherwise;
        PublishUntilUnit = publishUntilUnit;
        DependsOnApiVersion = HasConditionOn(_rules, PolicyField.ApiVersion);
    }

    /// <summary>The rules, in the order in which they are tried.</summary>
    public ReadOnlySpan<PolicyRule> Rules => _rules;

    /// <summary>The answer when no rule matches.</summary>
    public PolicyOutcome Otherwise { get; }

    /// <summary>What instants and durations become on the wire.</summary>
    public PublishUntilUnit PublishUntilUnit { get; }

    /// <inheritdoc/>
    public bool DependsOnApiVersion { get; }

    /// <inheritdoc/>
    public PublishDecision Decide(in DecisionContext context, in SessionInfo session) => Decide(in context, in session, out _);

    /// <summary>
    /// As <see cref="Decide(in DecisionContext, in SessionInfo)"/>, and tells which of <see cref="Rules"/> decided,
    /// or <see cref="OtherwiseRule"/>.
    /// </summary>
    public PublishDecision Decide(in DecisionContext context, in SessionInfo session, out int ruleIndex)
    {
        PolicyRule[] rules = _rules;
        ulong[] refused = _refused;
        ReadOnlySpan<int> candidates = _index.CandidatesFor(session.ProductId);

        // Without a bit nobody refuses it.
        ulong signature = candidates.Length > FewCandidates ? _signature.Of(in context, in session) : 0;
        ulong sessionHash = 0;
        bool isHashed = false;
        foreach (int candidate in candidates)
        {
            if ((refused[candidate] & signature) != 0)
            {
                continue;
            }

            PolicyRule rule = rules[candidate];
            if (!rule.ConditionsHold(in context, in session))
            {
                continue;
            }

            if (rule.Sample < PolicyRule.WholeSample)
            {
                // Most policies sample nothing, and one hash does for all rules that do.
                sessionHash = isHashed ? sessionHash : SampleHash.OfSession(context.Caller, in session);
                isHashed = true;
                if (rule.SampleFraction(sessionHash) >= rule.Sample)
                {
                    continue;
                }
            }

            ruleIndex = candidate;
            return Answer(rule.Outcome, in context);
        }

        ruleIndex = OtherwiseRule;
        return Answer(Otherwise, in context);
    }

    private static bool HasConditionOn(PolicyRule[] rules, PolicyField field)
    {
        foreach (PolicyRule rule in rules)
        {
            foreach (PolicyCondition condition in rule.Conditions)
            {
                if (condition.Field == field)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private PublishDecision Answer(PolicyOutcome outcome, in DecisionContext context) =>
        new(outcome.Publish, outcome.Until.ToWire(context.Now, PublishUntilUnit));
}
