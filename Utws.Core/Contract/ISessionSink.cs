namespace Utws.Core.Contract;

/// <summary>
/// Takes every session with its decision in the same walk that writes the answer, one at a time and in the answer's order. What
/// it has taken counts only if the request ends in an answer: a fault makes it void.
/// </summary>
public interface ISessionSink
{
    /// <summary>Forgets what was taken: a request begins, or a <c>sessions</c> array takes the place of an earlier one (6.23).</summary>
    void Restart();

    /// <summary>Takes one session; keeps nothing of its memory.</summary>
    void Append(in SessionInfo session, PublishDecision decision);
}
