using Utws.Core.Contract;

namespace Utws.Benchmarks;

/// <summary>Decides by <c>productID</c> alone, each of the three answers for a third of the products, so that a measured walk has a decision that costs nothing.</summary>
internal sealed class SampleDecider : ISessionDecider
{
    /// <summary>What sessions that are not discarded are to be published until, in Unix seconds: 2027-01-15.</summary>
    public const long PublishUntil = 1_800_000_000;

    public bool DependsOnApiVersion => false;

    public static PublishDecision Decide(int productId) => (productId % 3) switch
    {
        0 => new PublishDecision(PublishMode.Discard, 0),
        1 => new PublishDecision(PublishMode.SummaryOnly, PublishUntil),
        _ => new PublishDecision(PublishMode.Details, PublishUntil),
    };

    public PublishDecision Decide(in DecisionContext context, in SessionInfo session) => Decide(session.ProductId);
}
