using Utws.Core.Contract;

namespace Utws.Tests.Support;

/// <summary>
/// The rule that the recorded clients and the second implementation's corpus were made with: the absolute productID modulo 3
/// gives Discard with 0, SummaryOnly or Details with 1800000000; int.MinValue, which has no absolute value, gives Details.
/// </summary>
internal sealed class OracleDecider : ISessionDecider
{
    public bool DependsOnApiVersion => false;

    public static PublishDecision DecisionFor(int productId)
    {
        int remainder = productId == int.MinValue ? 2 : Math.Abs(productId) % 3;
        return remainder switch
        {
            0 => new PublishDecision(PublishMode.Discard, 0),
            1 => new PublishDecision(PublishMode.SummaryOnly, 1800000000),
            _ => new PublishDecision(PublishMode.Details, 1800000000),
        };
    }

    public PublishDecision Decide(in DecisionContext context, in SessionInfo session) => DecisionFor(session.ProductId);
}
