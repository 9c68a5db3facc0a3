using Utws.Core.Contract;

namespace Utws.Api.Field;

/// <summary>The sessions of some time, counted by each thing.</summary>
/// <param name="maxKeys">How many different values of a thing are told apart.</param>
internal sealed class FieldBucket(int maxKeys)
{
    private static readonly SectionKind[] s_kinds =
    [
        SectionKind.Product, SectionKind.Version, SectionKind.Country, SectionKind.Language, SectionKind.Platform, SectionKind.Decision,
    ];

    private readonly FieldCounter[] _counters = [.. Kinds.Select(_ => new FieldCounter(maxKeys))];
    private long _keptSessions;
    private long _keptRequests;

    /// <summary>By what is counted; a kind's place here is its number on disk.</summary>
    public static IReadOnlyList<SectionKind> Kinds => s_kinds;

    /// <summary>How many sessions.</summary>
    public long Sessions { get; private set; }

    /// <summary>In how many requests.</summary>
    public long Requests { get; private set; }

    /// <summary>Whether some of it is on disk.</summary>
    public bool IsKept => _keptSessions > 0 || _keptRequests > 0;

    /// <summary>Counts sessions that are alike.</summary>
    public void Add(SectionKey key, in SessionInfo session, PublishDecision decision, long sessions)
    {
        Sessions += sessions;
        FieldCounter[] counters = _counters;
        for (int i = 0; i < counters.Length; i++)
        {
            counters[i].Add(key.Set(s_kinds[i], in session, decision).Bytes, sessions);
        }
    }

    /// <summary>Counts requests, and sessions of theirs of which nothing else is known.</summary>
    public void AddRequests(long requests, long unknownSessions)
    {
        Requests += requests;
        Sessions += unknownSessions;
    }

    /// <summary>Adds what another has counted.</summary>
    public void Add(FieldBucket other)
    {
        Sessions += other.Sessions;
        Requests += other.Requests;
        for (int i = 0; i < _counters.Length; i++)
        {
            _counters[i].Add(other._counters[i]);
        }
    }

    /// <summary>Adds totals that were kept on disk.</summary>
    public void Load(long sessions, long requests)
    {
        (Sessions, Requests) = (Sessions + sessions, Requests + requests);
        (_keptSessions, _keptRequests) = (_keptSessions + sessions, _keptRequests + requests);
    }

    /// <summary>Adds a count that was kept on disk.</summary>
    public void Load(int kind, byte[] key, long sessions) => _counters[kind].Load(key, sessions);

    /// <summary>Gives out what is not kept on disk, as if it were kept then.</summary>
    public void Keep(FieldChanges changes, FieldScope scope, long number)
    {
        if ((_keptSessions, _keptRequests) == (Sessions, Requests))
        {
            return;
        }

        (_keptSessions, _keptRequests) = (Sessions, Requests);
        changes.Totals.Add((scope, number, Sessions, Requests));
        for (int i = 0; i < _counters.Length; i++)
        {
            int kind = i;
            _counters[i].Keep((key, sessions) => changes.Tallies.Add((scope, number, kind, key, sessions)));
        }
    }

    /// <summary>Nothing of it is on disk any more.</summary>
    public void ForgetKept()
    {
        (_keptSessions, _keptRequests) = (0, 0);
        foreach (FieldCounter counter in _counters)
        {
            counter.ForgetKept();
        }
    }

    /// <summary>Counts from zero, in the same memory.</summary>
    public void Reset()
    {
        (Sessions, Requests) = (0, 0);
        foreach (FieldCounter counter in _counters)
        {
            counter.Reset();
        }
    }

    /// <summary>The sections, those of <see cref="Kinds"/>.</summary>
    public IReadOnlyList<FieldSection> Sections(int most) => [.. _counters.Select((c, i) => c.Section(Kinds[i], most, Sessions))];
}
