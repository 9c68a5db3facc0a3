using Utws.Core.Contract;

namespace Utws.Core.Policy;

/// <summary>
/// A named rule: when all its conditions hold, and the session is in the share that the rule takes, its outcome is the answer.
/// Immutable.
/// </summary>
public sealed class PolicyRule
{
    /// <summary>The share of a rule that takes all that its conditions match.</summary>
    public const double WholeSample = 1;

    private readonly PolicyCondition[] _conditions;
    private readonly NumberTest[] _numberTests;
    private readonly PolicyCondition[] _others;
    private readonly ulong _sampleSeed;

    /// <summary>A rule with these conditions, which are copied; with none it matches every session.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sample"/> is not above 0, or above 1.</exception>
    public PolicyRule(string name, ReadOnlySpan<PolicyCondition> conditions, PolicyOutcome outcome, double sample = WholeSample)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);

        // Said so that what is not a number is refused too.
        if (!(sample > 0 && sample <= WholeSample))
        {
            throw new ArgumentOutOfRangeException(nameof(sample), sample, "A share is above 0 and at most 1.");
        }

        Name = name;
        _conditions = CheapestFirst(conditions);
        int numbers = Array.FindLastIndex(_conditions, static condition => !condition.Field.IsText()) + 1;
        _numberTests = Array.ConvertAll(_conditions[..numbers], static condition => new NumberTest(condition));
        _others = _conditions[numbers..];
        Outcome = outcome;
        Sample = sample;
        _sampleSeed = SampleHash.OfRule(name);
    }

    /// <summary>The operator's name for the rule.</summary>
    public string Name { get; }

    /// <summary>The answer for sessions that match.</summary>
    public PolicyOutcome Outcome { get; }

    /// <summary>The share of the sessions that satisfy the conditions which the rule takes: above 0, at most 1.</summary>
    public double Sample { get; }

    /// <summary>The conditions, in the order in which they are tried: numbers, exact texts, then patterns and versions.</summary>
    public ReadOnlySpan<PolicyCondition> Conditions => _conditions;

    /// <summary>Whether all conditions hold and the session is in the sample. Allocates nothing.</summary>
    public bool Matches(in DecisionContext context, in SessionInfo session) =>
        ConditionsHold(in context, in session) && (Sample >= WholeSample || SampleFraction(in context, in session) < Sample);

    /// <summary>
    /// The session's place from 0 to 1 under this rule, in the sample if below <see cref="Sample"/>: decided by the session's ten
    /// fields, the caller's address and the rule's name, the same on every machine. Allocates nothing.
    /// </summary>
    public double SampleFraction(in DecisionContext context, in SessionInfo session) =>
        SampleFraction(SampleHash.OfSession(context.Caller, in session));

    /// <summary>As the other, of a session that is hashed already.</summary>
    internal double SampleFraction(ulong sessionHash) => SampleHash.Fraction(sessionHash, _sampleSeed);

    /// <summary>Whether all conditions hold, the sample aside.</summary>
    internal bool ConditionsHold(in DecisionContext context, in SessionInfo session)
    {
        foreach (ref readonly NumberTest test in _numberTests.AsSpan())
        {
            if (!test.Holds(in context, in session))
            {
                return false;
            }
        }

        foreach (PolicyCondition condition in _others)
        {
            if (!condition.Matches(in context, in session))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The numbers of a field that this rule can match; null if all.</summary>
    internal NumberSet? NumbersOf(PolicyField field)
    {
        foreach (PolicyCondition condition in _conditions)
        {
            if (condition.Field == field)
            {
                return condition.NumberSet;
            }
        }

        return null;
    }

    // Of those that cost the same, the first stays the first.
    private static PolicyCondition[] CheapestFirst(ReadOnlySpan<PolicyCondition> conditions)
    {
        const int Costs = 3;
        List<PolicyCondition> ordered = [];
        for (int cost = 0; cost < Costs; cost++)
        {
            foreach (PolicyCondition condition in conditions)
            {
                if (condition.Cost == cost)
                {
                    ordered.Add(condition);
                }
            }
        }

        return [.. ordered];
    }
}
