using Utws.Core.Soap;

namespace Utws.Core.Contract;

/// <summary>Takes what a request says, in the order in which it says it.</summary>
internal interface ISessionReceiver
{
    /// <summary>Why the call failed, or null.</summary>
    SoapFault? Fault { get; }

    /// <summary>Whether a session has to wait for what comes after it.</summary>
    bool IsHolding { get; }

    /// <summary>The operation may begin: the version is certain.</summary>
    void Begin(SoapVersion version);

    /// <summary>The request's <c>apiVersion</c>.</summary>
    void SetApiVersion(int value);

    /// <summary>The <c>sessions</c> array begins; a second one, in a second operation element, takes the place of the first (6.23).</summary>
    void BeginSessions();

    /// <summary>The arena's current session is complete.</summary>
    void AnnounceCurrent();

    /// <summary>A session is complete that is not in the arena; not to be called while <see cref="IsHolding"/>.</summary>
    void Answer(in SessionInfo session);
}
