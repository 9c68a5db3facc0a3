using Utws.Api.Field;
using Utws.Api.Recording.Reading;
using Utws.Core.Recording;

namespace Utws.Benchmarks.Field;

/// <summary>Counts each session by each thing as it comes.</summary>
internal sealed class SectionCounts : IDisposable
{
    private static readonly SegmentInfo s_segment = new("segment", 1, "node", 1, 0, null, 0, 0);

    private readonly Section[] _sections = [.. FieldBucket.Kinds.Select(k => new Section(k))];
    private readonly UnescapedTexts _texts = new();
    private long _sessions;

    public void Add(RecordGroup group)
    {
        for (int i = 0; i < group.RequestCount; i++)
        {
            RecordedHead head = new(group.Sequence, i, group.Request(i));
            RecordedSessions sessions = new(group.Sessions(i), _texts);
            while (sessions.MoveNext())
            {
                _sessions++;
                foreach (Section section in _sections)
                {
                    section.Add(s_segment, in head, sessions.Session, sessions.Decision);
                }
            }
        }
    }

    /// <summary>How many sessions there were since the last call.</summary>
    public long TakeSessions()
    {
        long sessions = _sessions;
        _sessions = 0;
        return sessions;
    }

    public void Dispose() => _texts.Dispose();
}
