using Utws.Api.Policy;
using Utws.Core.Contract;
using Utws.Core.Policy;
using Utws.Core.Recording;

namespace Utws.Api.Soap;

/// <summary>
/// Stands between a walk and its policy and counts what was decided, by decision and by rule; and, where it is asked to, how long deciding
/// and writing took. The counts are one request's and no other thread's, so an addition costs nothing. Reused.
/// </summary>
/// <param name="record">Takes the sessions for the record; null if there is none.</param>
/// <param name="clock">The clock.</param>
internal sealed class WalkTally(SessionJson? record, TimeProvider clock) : ISessionDecider, ISessionSink
{
    private readonly int[] _decisions = new int[(int)PublishMode.Details + 1];
    private ISessionDecider _decider = null!;
    private PublishPolicy? _rules;
    private RuleHits? _hits;

    // By rule, from the one that stands for none; and which of them have a count.
    private int[] _byRule = [];
    private int[] _touched = [];
    private int _touchedCount;
    private int _rule;

    private long _written;

    /// <summary>Whether times are taken: three readings of the clock a session, some 60 ns.</summary>
    public bool IsTimed { get; private set; }

    /// <summary>How long deciding took, in the clock's ticks.</summary>
    public long DecideTicks { get; private set; }

    /// <summary>How long writing took, the answer and the record, in the clock's ticks.</summary>
    public long WriteTicks { get; private set; }

    /// <inheritdoc/>
    public bool DependsOnApiVersion => _decider.DependsOnApiVersion;

    /// <summary>How many sessions were decided so, by <see cref="PublishMode"/>.</summary>
    public ReadOnlySpan<int> Decisions => _decisions;

    /// <summary>Begins a request that is decided by this policy.</summary>
    public void Begin(ServedPolicy policy, bool isTimed)
    {
        _decider = policy.Decider;
        _rules = policy.Decider as PublishPolicy;
        _hits = policy.Hits;
        IsTimed = isTimed;
        DecideTicks = 0;
        WriteTicks = 0;
        if (_byRule.Length < policy.Hits.Rules + 1)
        {
            Clear();
            _byRule = new int[policy.Hits.Rules + 1];
            _touched = new int[policy.Hits.Rules + 1];
        }
    }

    /// <inheritdoc/>
    public PublishDecision Decide(in DecisionContext context, in SessionInfo session)
    {
        if (IsTimed)
        {
            return DecideTimed(in context, in session);
        }

        if (_rules is not { } rules)
        {
            return _decider.Decide(in context, in session);
        }

        PublishDecision decision = rules.Decide(in context, in session, out int rule);
        _rule = rule;
        return decision;
    }

    /// <inheritdoc/>
    public void Restart()
    {
        Clear();
        record?.Restart();
    }

    /// <inheritdoc/>
    public void Append(in SessionInfo session, PublishDecision decision)
    {
        record?.Append(in session, decision);
        _decisions[(int)decision.Publish]++;
        if (_rules is not null)
        {
            int index = _rule - PublishPolicy.OtherwiseRule;
            if (_byRule[index]++ == 0)
            {
                _touched[_touchedCount++] = index;
            }
        }

        if (IsTimed)
        {
            WriteTicks += clock.GetTimestamp() - _written;
        }
    }

    /// <summary>Adds the counts by rule to those of the policy, and forgets all counts.</summary>
    public void Flush()
    {
        for (int i = 0; i < _touchedCount; i++)
        {
            _hits!.Add(_touched[i] + PublishPolicy.OtherwiseRule, _byRule[_touched[i]]);
        }

        Clear();
    }

    // What lies between here and Append is the answer's writing.
    private PublishDecision DecideTimed(in DecisionContext context, in SessionInfo session)
    {
        long begun = clock.GetTimestamp();
        _rule = PublishPolicy.OtherwiseRule;
        PublishDecision decision = _rules is { } rules ? rules.Decide(in context, in session, out _rule) : _decider.Decide(in context, in session);
        _written = clock.GetTimestamp();
        DecideTicks += _written - begun;
        return decision;
    }

    private void Clear()
    {
        for (int i = 0; i < _touchedCount; i++)
        {
            _byRule[_touched[i]] = 0;
        }

        _touchedCount = 0;
        _decisions.AsSpan().Clear();
    }
}
