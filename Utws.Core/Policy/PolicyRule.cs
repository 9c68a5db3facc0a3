using Utws.Core.Contract;

namespace Utws.Core.Policy;

/// <summary>A named rule: when all its conditions hold, its outcome is the answer. Immutable.</summary>
public sealed class PolicyRule
{
    private readonly PolicyCondition[] _conditions;

    /// <summary>A rule with these conditions, which are copied; with none it matches every session.</summary>
    public PolicyRule(string name, ReadOnlySpan<PolicyCondition> conditions, PolicyOutcome outcome)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        _conditions = conditions.ToArray();
        Outcome = outcome;
    }

    /// <summary>The operator's name for the rule.</summary>
    public string Name { get; }

    /// <summary>The answer for sessions that match.</summary>
    public PolicyOutcome Outcome { get; }

    /// <summary>The conditions, in the order in which they are tried.</summary>
    public ReadOnlySpan<PolicyCondition> Conditions => _conditions;

    /// <summary>Whether all conditions hold. Allocates nothing.</summary>
    public bool Matches(in DecisionContext context, in SessionInfo session)
    {
        foreach (ref readonly PolicyCondition condition in _conditions.AsSpan())
        {
            if (!condition.Matches(in context, in session))
            {
                return false;
            }
        }

        return true;
    }
}
