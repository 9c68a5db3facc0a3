namespace Utws.Tests.Support;

/// <summary>One item of an answer: the session as it came back, and what was decided.</summary>
/// <param name="Session">The ten fields that are echoed.</param>
/// <param name="Publish">The enum's name as written.</param>
/// <param name="PublishUntil">The number as written.</param>
public sealed record PublishedSession(SessionRecord Session, string Publish, long PublishUntil)
{
    /// <summary>What the oracle makes of a session; null, a nil item, stays null.</summary>
    public static PublishedSession? ByOracle(SessionRecord? session)
    {
        if (session is null)
        {
            return null;
        }

        Core.Contract.PublishDecision decision = OracleDecider.DecisionFor(session.ProductId);
        return new PublishedSession(session, decision.Publish.ToString(), decision.PublishUntil);
    }
}
