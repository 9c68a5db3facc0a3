using System.Runtime.InteropServices;
using Utws.Api.Commands.Records;
using Utws.Api.Recording.Reading;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Api.Commands.Policy;

/// <summary>Decides recorded sessions anew, and counts what becomes of them. Allocates nothing a session.</summary>
internal sealed class ReplayTally(PublishPolicy policy)
{
    private const int Modes = 3;

    // A real catalogue has some dozens; what a client invents beyond these counts in the sums alone.
    private const int MaxProducts = 16 * 1024;

    // Asking for each request whether to stop would cost as much as deciding one of its sessions.
    private const int RequestsBetweenLooks = 1024;

    // The record has the instant to the microsecond, rounded down, and the server decided at one that was finer: until then as many
    // of the policy's steps can be missing, and the same policy must not seem to be another.
    private readonly ulong _untoldSteps = policy.PublishUntilUnit is PublishUntilUnit.FileTime or PublishUntilUnit.DotnetTicks ? (ulong)TimeSpan.TicksPerMicrosecond : 1;

    private readonly long[] _decisions = new long[Modes * Modes];

    // otherwise is the last one.
    private readonly ReplayCount[] _rules = new ReplayCount[policy.Rules.Length + 1];
    private readonly Dictionary<int, ReplayCount> _products = [];

    /// <summary>How many requests.</summary>
    public long Requests { get; private set; }

    /// <summary>All sessions.</summary>
    public ReplayCount All { get; private set; }

    /// <summary>Whether a rule takes a share of what it matches, so that a stand-in for the caller's address counts.</summary>
    public bool HasSamples
    {
        get
        {
            foreach (PolicyRule rule in policy.Rules)
            {
                if (rule.Sample < PolicyRule.WholeSample)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The sessions that were decided the one way and are now decided the other.</summary>
    public long this[PublishMode recorded, PublishMode now] => _decisions[((int)recorded * Modes) + (int)now];

    /// <summary>The sessions that a rule decides now, by its index, or <see cref="PublishPolicy.OtherwiseRule"/>.</summary>
    public ReplayCount RuleOf(int ruleIndex) => _rules[ruleIndex < 0 ? _rules.Length - 1 : ruleIndex];

    /// <summary>The products, those with the most changes first.</summary>
    public IReadOnlyList<(int Product, ReplayCount Count)> Products() =>
    [
        .. _products.OrderByDescending(p => p.Value.Changed).ThenByDescending(p => p.Value.OnlyUntil).ThenByDescending(p => p.Value.Sessions)
            .ThenBy(p => p.Key).Select(p => (p.Key, p.Value)),
    ];

    /// <summary>Reads the record to its end.</summary>
    public void Read(RecordReader reader, CancellationToken cancellation)
    {
        while (reader.Read())
        {
            if (Requests++ % RequestsBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            AddRequest(reader);
        }
    }

    private void AddRequest(RecordReader reader)
    {
        ref readonly RecordedHead head = ref reader.Head;
        DecisionContext context = new(
            head.Request.ApiVersion, RecordedInstant.Of(head.Request.ReceivedMicroseconds), StandIn(reader.Segment, in head));
        RecordedSessions sessions = reader.Sessions();
        while (sessions.MoveNext())
        {
            SessionInfo session = sessions.Session;
            PublishDecision now = policy.Decide(in context, in session, out int rule);
            Add(session.ProductId, rule, sessions.Decision, now);
        }

        if (sessions.Problem is { } problem)
        {
            reader.Tell(problem);
        }
    }

    private void Add(int product, int rule, PublishDecision recorded, PublishDecision now)
    {
        bool isChanged = recorded.Publish != now.Publish;
        bool isOtherUntil = recorded.PublishUntil != now.PublishUntil && (ulong)(recorded.PublishUntil - now.PublishUntil) >= _untoldSteps;
        ReplayCount one = new(1, isChanged ? 1 : 0, !isChanged && isOtherUntil ? 1 : 0);
        _decisions[((int)recorded.Publish * Modes) + (int)now.Publish]++;
        All = Sum(All, one);
        ref ReplayCount ofRule = ref _rules[rule < 0 ? _rules.Length - 1 : rule];
        ofRule = Sum(ofRule, one);
        if (_products.Count < MaxProducts || _products.ContainsKey(product))
        {
            ref ReplayCount ofProduct = ref CollectionsMarshal.GetValueRefOrAddDefault(_products, product, out _);
            ofProduct = Sum(ofProduct, one);
        }
    }

    private static ReplayCount Sum(ReplayCount a, ReplayCount b) => new(a.Sessions + b.Sessions, a.Changed + b.Changed, a.OnlyUntil + b.OnlyUntil);

    // A hash of the address, where it was recorded, tells callers apart as the address does; else each request is a caller.
    private static CallerAddress StandIn(SegmentInfo segment, in RecordedHead head) => head.Request.CallerHash is { } hash
        ? new CallerAddress(1, (ulong)hash)
        : new CallerAddress((ulong)segment.Epoch | 1, (ulong)head.Id);
}
