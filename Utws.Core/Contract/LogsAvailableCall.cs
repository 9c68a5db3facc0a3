using Utws.Core.Soap;

namespace Utws.Core.Contract;

/// <summary>One call of the operation while its request is being read: each session is decided and answered as it comes.</summary>
internal sealed class LogsAvailableCall(SessionArena arena, LogsAvailableResponseWriter response, ISessionSink? sink) : ISessionReceiver
{
    private ISessionDecider? _decider;
    private DecisionContext _context;
    private bool _isApiVersionKnown;

    /// <inheritdoc/>
    public SoapFault? Fault { get; private set; }

    /// <summary>The request's <c>apiVersion</c>; 0 if it was not there.</summary>
    public int ApiVersion => _context.ApiVersion;

    /// <inheritdoc/>
    public bool IsHolding { get; private set; }

    /// <summary>How many sessions were decided.</summary>
    public int SessionCount { get; private set; }

    public void Reset(ISessionDecider decider, DateTimeOffset now, CallerAddress caller)
    {
        _decider = decider;
        _context = new DecisionContext(ApiVersion: 0, now, caller);
        SessionCount = 0;
        _isApiVersionKnown = false;
        IsHolding = false;
        Fault = null;
        arena.Clear();
        sink?.Restart();
    }

    /// <inheritdoc/>
    public void Begin(SoapVersion version) => response.Begin(version);

    /// <inheritdoc/>
    public void SetApiVersion(int value)
    {
        _context = _context with { ApiVersion = value };
        _isApiVersionKnown = true;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The members may come in any order (6.1): where the policy wants to know an <c>apiVersion</c> that has not come yet, the sessions
    /// wait for it.
    /// </remarks>
    public void BeginSessions()
    {
        response.Restart();
        sink?.Restart();
        SessionCount = 0;
        arena.Clear();
        IsHolding = _decider!.DependsOnApiVersion && !_isApiVersionKnown;
    }

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public void Answer(in SessionInfo session)
    {
        PublishDecision decision = _decider!.Decide(_context, session);
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
