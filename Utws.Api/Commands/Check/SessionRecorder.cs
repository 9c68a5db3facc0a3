using System.Text;
using Utws.Core.Contract;

namespace Utws.Api.Commands.Check;

/// <summary>Decides as the policy does and notes each session with its decision, for one request.</summary>
/// <param name="policy">Decides.</param>
/// <param name="maxListed">How many sessions are noted in full; all are counted.</param>
internal sealed class SessionRecorder(ISessionDecider policy, int maxListed) : ISessionDecider
{
    private readonly List<CheckedSession> _sessions = [];
    private readonly int[] _decisions = new int[ContractDescription.PublishModes.Count];

    /// <inheritdoc/>
    public bool DependsOnApiVersion => policy.DependsOnApiVersion;

    /// <summary>How many sessions there were.</summary>
    public int Count { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<CheckedSession> Sessions => _sessions;

    /// <summary>How many got each decision.</summary>
    public IReadOnlyDictionary<string, int> Decisions => CountsOf(_decisions);

    /// <inheritdoc/>
    public PublishDecision Decide(in DecisionContext context, in SessionInfo session)
    {
        PublishDecision decision = policy.Decide(context, session);
        Count++;
        _decisions[(int)decision.Publish]++;
        if (_sessions.Count < maxListed)
        {
            _sessions.Add(Note(session, decision));
        }

        return decision;
    }

    /// <summary>Counts by name, in the contract's order.</summary>
    public static OrderedDictionary<string, int> CountsOf(IReadOnlyList<int> counts)
    {
        OrderedDictionary<string, int> byName = new(StringComparer.Ordinal);
        for (int i = 0; i < counts.Count; i++)
        {
            byName.Add(ContractDescription.PublishModes[i], counts[i]);
        }

        return byName;
    }

    private CheckedSession Note(in SessionInfo session, PublishDecision decision) => new()
    {
        Number = Count,
        ProductId = session.ProductId,
        Version = Text(session, SessionTextFields.Version, session.Version),
        OsPlatform = session.OsPlatform,
        OsVersion = session.OsVersion,
        ServicePack = Text(session, SessionTextFields.ServicePack, session.ServicePack),
        OsBits = session.OsBits,
        Architecture = session.Architecture,
        LangId = Text(session, SessionTextFields.LangId, session.LangId),
        Country = Text(session, SessionTextFields.Country, session.Country),
        Locale = Text(session, SessionTextFields.Locale, session.Locale),
        Publish = ContractDescription.PublishModes[(int)decision.Publish],
        PublishUntil = decision.PublishUntil,
    };

    private static string? Text(in SessionInfo session, SessionTextFields field, ReadOnlySpan<byte> text) =>
        session.Present.HasFlag(field) ? Encoding.UTF8.GetString(text) : null;
}
