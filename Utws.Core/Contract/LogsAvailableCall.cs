using Utws.Core.Soap;

namespace Utws.Core.Contract;

/// <summary>One call of the operation while its request is being read: each session is decided and answered as it comes.</summary>
internal sealed class LogsAvailableCall(SessionArena arena, LogsAvailableResponseWriter response, ISessionSink? sink)
{
    private ISessionDecider? _decider;
    private DateTimeOffset _now;
    private CallerAddress _caller;
    private bool _isApiVersionKnown;

    /// <summary>Why the call failed, or null.</summary>
    public SoapFault? Fault { get; private set; }

    /// <summary>The request's <c>apiVersion</c>; 0 if it was not there.</summary>
    public int ApiVersion { get; private set; }

    /// <summary>Whether sessions wait for the <c>apiVersion</c>.</summary>
    public bool IsHolding { get; private set; }

    /// <summary>How many sessions were decided.</summary>
    public int SessionCount { get; private set; }

    public void Reset(ISessionDecider decider, DateTimeOffset now, CallerAddress caller)
    {
        _decider = decider;
        _now = now;
        _caller = caller;
        ApiVersion = 0;
        SessionCount = 0;
        _isApiVersionKnown = false;
        IsHolding = false;
        Fault = null;
        arena.Clear();
        sink?.Restart();
    }

    public void Begin(SoapVersion version) => response.Begin(version);

    public void SetApiVersion(int value)
    {
        ApiVersion = value;
        _isApiVersionKnown = true;
    }

    /// <summary>
    /// The <c>sessions</c> array begins; a second one, in a second operation element, takes the place of the first (6.23).
    /// The members may come in any order (6.1): where the policy wants to know an <c>apiVersion</c> that has not come yet,
    /// the sessions wait for it.
    /// </summary>
    public void BeginSessions()
    {
        response.Restart();
        sink?.Restart();
        SessionCount = 0;
        arena.Clear();
        IsHolding = _decider!.DependsOnApiVersion && !_isApiVersionKnown;
    }

    /// <summary>The arena's current session is complete.</summary>
    public void AnnounceCurrent()
    {
        if (IsHolding)
        {
            arena.Hold();
            return;
        }

        Answer(arena.Current);
    }

    /// <summary>The request is complete, and right: decides what was held back and ends the answer.</summary>
    public void End()
    {
        for (int i = 0; i < arena.HeldCount; i++)
        {
            Answer(arena.Held(i));
        }

        response.End();
    }

    /// <summary>Decides a session, and answers it.</summary>
    public void Answer(in SessionInfo session)
    {
        PublishDecision decision = _decider!.Decide(new DecisionContext(ApiVersion, _now, _caller), session);
        if (decision.Publish > PublishMode.Details)
        {
            Fault ??= SoapFaults.UndefinedPublishMode((int)decision.Publish);
            return;
        }

        response.WriteSession(session, decision);
        sink?.Append(session, decision);
        SessionCount++;
    }
}
