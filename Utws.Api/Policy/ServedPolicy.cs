using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Api.Policy;

/// <summary>What decides a request's sessions and which revision it is: one reference, so that a request has both of one policy.</summary>
/// <param name="Decider">Decides the sessions.</param>
/// <param name="Revision">Recorded with the request.</param>
internal sealed record ServedPolicy(ISessionDecider Decider, PolicyRevision Revision)
{
    /// <summary>How many sessions each rule has decided since this is served; none where the decider has no rules.</summary>
    public RuleHits Hits { get; } = new((Decider as PublishPolicy)?.Rules.Length ?? 0);
}
