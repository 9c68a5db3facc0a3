using Utws.Core.Contract;

namespace Utws.Tests.Support;

/// <summary>
/// Decides as the oracle and keeps what it was shown: that is as near to the operation's arguments as one gets from outside.
/// For one request at a time.
/// </summary>
internal sealed class RecordingDecider : ISessionDecider
{
    private readonly Lock _lock = new();
    private readonly List<SessionRecord> _sessions = [];
    private readonly List<int> _apiVersions = [];

    // A session that stands before apiVersion must be held back until that is known: else the record would show a 0.
    public bool DependsOnApiVersion { get; init; } = true;

    public PublishDecision Decide(in DecisionContext context, in SessionInfo session)
    {
        SessionRecord record = SessionRecord.Of(session);
        lock (_lock)
        {
            _sessions.Add(record);
            _apiVersions.Add(context.ApiVersion);
        }

        return OracleDecider.DecisionFor(session.ProductId);
    }

    /// <summary>Gives what was decided since the last call, the sessions in order and the apiVersion of each.</summary>
    public (IReadOnlyList<SessionRecord> Sessions, IReadOnlyList<int> ApiVersions) Take()
    {
        lock (_lock)
        {
            (SessionRecord[], int[]) taken = ([.. _sessions], [.. _apiVersions]);
            _sessions.Clear();
            _apiVersions.Clear();
            return taken;
        }
    }
}
