using Utws.Api.Commands.Records;
using Utws.Api.Field;
using Utws.Api.Recording.Reading;

namespace Utws.Api.Commands.Summary;

/// <summary>What is in a record: totals, and sessions by one thing and another.</summary>
internal sealed class UsageSummary(IReadOnlyList<SectionKind> by)
{
    private readonly Section[] _sections = [.. by.Where(k => k != SectionKind.Time).Select(k => new Section(k))];
    private readonly SortedSet<string> _nodes = new(StringComparer.Ordinal);
    private SegmentInfo? _segment;

    /// <summary>What it counts by, in order.</summary>
    public IReadOnlyList<SectionKind> By => by;

    /// <summary>How many segments had requests that were wanted.</summary>
    public int Segments { get; private set; }

    /// <summary>How many requests.</summary>
    public long Requests { get; private set; }

    /// <summary>How many sessions.</summary>
    public long Sessions { get; private set; }

    /// <summary>How many requests the servers had set aside unread.</summary>
    public long SetAsideRequests { get; private set; }

    /// <summary>How many sessions those announced.</summary>
    public long SetAsideSessions { get; private set; }

    /// <summary>When the first request came; nothing if there is none.</summary>
    public long? FirstMicroseconds { get; private set; }

    /// <summary>When the last one came.</summary>
    public long? LastMicroseconds { get; private set; }

    /// <summary>The servers that recorded them.</summary>
    public IReadOnlyCollection<string> Nodes => _nodes;

    /// <summary>Sessions over time.</summary>
    public TimeLine Time { get; } = new();

    /// <summary>The section of this kind.</summary>
    public Section SectionOf(SectionKind kind) => Array.Find(_sections, s => s.Kind == kind)!;

    /// <summary>Reads the record to its end.</summary>
    public void Read(OpenRecord record, CancellationToken cancellation)
    {
        RecordReader reader = record.Reader;
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            AddRequest(reader);
        }

        SetAsideRequests = reader.SetAsideRequests;
        SetAsideSessions = reader.SetAsideSessions;
    }

    private void AddRequest(RecordReader reader)
    {
        if (!ReferenceEquals(_segment, reader.Segment))
        {
            _segment = reader.Segment;
            _ = _nodes.Add(_segment.Node);
            Segments++;
        }

        ref readonly RecordedHead head = ref reader.Head;
        long received = head.Request.ReceivedMicroseconds;
        long before = Sessions;
        RecordedSessions sessions = reader.Sessions();
        while (sessions.MoveNext())
        {
            Sessions++;
            foreach (Section section in _sections)
            {
                section.Add(_segment, in head, sessions.Session, sessions.Decision);
            }
        }

        if (sessions.Problem is { } problem)
        {
            reader.Tell(problem);
        }

        Requests++;
        FirstMicroseconds = Math.Min(FirstMicroseconds ?? long.MaxValue, received);
        LastMicroseconds = Math.Max(LastMicroseconds ?? long.MinValue, received);
        Time.Add(received, Sessions - before);
    }
}
