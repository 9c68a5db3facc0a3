using Utws.Core.Contract;

namespace Utws.Core.Policy;

/// <summary>Ordered rules: the first that matches a session decides it, and what none matches gets <see cref="Otherwise"/>. Immutable.</summary>
public sealed class PublishPolicy : ISessionDecider
{
    /// <summary>The rule index of a session that no rule matched.</summary>
    public const int OtherwiseRule = -1;

    private readonly PolicyRule[] _rules;

    /// <summary>A policy of these rules, which are copied.</summary>
    public PublishPolicy(ReadOnlySpan<PolicyRule> rules, PolicyOutcome otherwise, PublishUntilUnit publishUntilUnit)
    {
        _rules = rules.ToArray();
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
        for (int i = 0; i < rules.Length; i++)
        {
            if (rules[i].Matches(in context, in session))
            {
                ruleIndex = i;
                return Answer(rules[i].Outcome, in context);
            }
        }

        ruleIndex = OtherwiseRule;
        return Answer(Otherwise, in context);
    }

    private static bool HasConditionOn(PolicyRule[] rules, PolicyField field)
    {
        foreach (PolicyRule rule in rules)
        {
            foreach (ref readonly PolicyCondition condition in rule.Conditions)
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
