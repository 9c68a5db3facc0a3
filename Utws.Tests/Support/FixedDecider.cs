using Utws.Core.Contract;

namespace Utws.Tests.Support;

/// <summary>Decides the same for every session.</summary>
internal sealed class FixedDecider(PublishDecision decision) : ISessionDecider
{
    public bool DependsOnApiVersion => false;

    public PublishDecision Decide(in DecisionContext context, in SessionInfo session) => decision;
}
