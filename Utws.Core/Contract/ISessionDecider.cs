namespace Utws.Core.Contract;

/// <summary>Decides, one session at a time, what a client shall publish. It is asked from the first session of a request to its last; one that is shared by requests is immutable.</summary>
public interface ISessionDecider
{
    /// <summary>
    /// Whether <see cref="DecisionContext.ApiVersion"/> can change a decision. If so, sessions that come before
    /// <c>apiVersion</c> in a request (member order is free) are held back until it is known.
    /// </summary>
    bool DependsOnApiVersion { get; }

    /// <summary>Decides one session. Allocates nothing, keeps nothing of <paramref name="session"/>, and does not throw.</summary>
    PublishDecision Decide(in DecisionContext context, in SessionInfo session);
}
