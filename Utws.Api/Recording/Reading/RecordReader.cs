using System.Globalization;

namespace Utws.Api.Recording.Reading;

/// <summary>
/// Reads the recorded requests of a folder, server by server in the order of their commits, each once: of a group that was written
/// a second time after a failed commit the second copy is left out. What is committed after the segments were listed is left out too:
/// else a group could be missing between two that are there. Memory is one page, whatever the record's size.
/// </summary>
internal sealed class RecordReader : IDisposable
{
    private readonly List<SegmentInfo> _segments;
    private readonly Dictionary<(string Node, long Epoch), long> _lastSequences = [];
    private readonly RecordRange _range;
    private readonly RecordProblems _problems;
    private readonly SegmentPage _page = new();
    private readonly UnescapedTexts _texts = new();
    private SegmentReader? _reader;
    private int _next;
    private int _row = -1;
    private long _lastSequence;
    private long _finishedBytes;
    private long _segmentBytes;

    /// <summary>A reader of these segments, in this order, of what is in the range.</summary>
    public RecordReader(IReadOnlyList<SegmentInfo> segments, RecordRange range, RecordProblems problems)
    {
        _segments = [.. segments.Where(range.MayBeIn)];
        _range = range;
        _problems = problems;
        TotalBytes = _segments.Sum(s => s.Bytes);
        foreach (SegmentInfo segment in segments)
        {
            (string, long) life = (segment.Node, segment.Epoch);
            _lastSequences[life] = Math.Max(_lastSequences.GetValueOrDefault(life), segment.LastSequence);
        }
    }

    /// <summary>The segment that the request is in.</summary>
    public SegmentInfo Segment => _reader!.Info;

    /// <summary>The request without its sessions.</summary>
    public ref readonly RecordedHead Head => ref _page.Head(_row);

    /// <summary>How many bytes of files there are to read.</summary>
    public long TotalBytes { get; }

    /// <summary>How many of them have been read, about.</summary>
    public long BytesRead => _finishedBytes + Math.Min(_segmentBytes, _reader?.Info.Bytes ?? 0);

    /// <summary>How many requests the servers had set aside in what has been read.</summary>
    public long SetAsideRequests { get; private set; }

    /// <summary>How many sessions those requests announced.</summary>
    public long SetAsideSessions { get; private set; }

    /// <summary>Goes to the next request that is wanted; false behind the last.</summary>
    public bool Read()
    {
        while (true)
        {
            while (++_row < _page.Count)
            {
                if (_range.Contains(_page.Head(_row).Request.ReceivedMicroseconds))
                {
                    return true;
                }
            }

            if (!ReadPage() && !OpenNext())
            {
                return false;
            }
        }
    }

    /// <summary>The request's sessions, as JSON; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Json => _page.Sessions(_row);

    /// <summary>The request's sessions; valid until the next <see cref="Read"/>.</summary>
    public RecordedSessions Sessions() => new(Json, _texts);

    /// <summary>Tells of a request whose sessions ended in a problem.</summary>
    public void Tell(string problem) => _problems.Add(
        Segment.Name, string.Create(CultureInfo.InvariantCulture, $"the sessions of request {Head.Id} cannot be read: {problem}"));

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _texts.Dispose();
    }

    private bool ReadPage()
    {
        _row = -1;
        if (_reader is null)
        {
            return false;
        }

        try
        {
            bool isRead = _reader.ReadPage(_page);
            if (isRead)
            {
                _lastSequence = _page.Head(_page.Count - 1).GroupSequence;
                _segmentBytes += _page.Bytes;
            }

            return isRead;
        }
        catch (SegmentException broken)
        {
            // What was copied before the damage is good, and is given out before the segment is left.
            _problems.Add(Segment.Name, broken.Message + "; left out from there on");
            return _page.Count > 0;
        }
    }

    private bool OpenNext()
    {
        SegmentInfo? before = _reader?.Info;
        while (_next < _segments.Count)
        {
            Close();
            SegmentInfo next = _segments[_next++];
            if (before is null || before.Node != next.Node || before.Epoch != next.Epoch)
            {
                _lastSequence = 0;
            }

            before = next;
            if (TryOpen(next))
            {
                return true;
            }
        }

        Close();
        return false;
    }

    private bool TryOpen(SegmentInfo segment)
    {
        try
        {
            _reader = SegmentReader.Open(new ListedSegment(segment.Path, segment.Number));
            if (_reader is null)
            {
                return false;
            }

            _reader.SelectGroups(_lastSequence, _lastSequences[(segment.Node, segment.Epoch)]);
            (long requests, long sessions) = _reader.CountSetAside(_range);
            SetAsideRequests += requests;
            SetAsideSessions += sessions;
            return true;
        }
        catch (SegmentException broken)
        {
            _problems.Add(segment.Name, broken.Message + "; left out");
            Close();
            return false;
        }
    }

    private void Close()
    {
        _finishedBytes += _reader?.Info.Bytes ?? 0;
        _segmentBytes = 0;
        _reader?.Dispose();
        _reader = null;
        _page.Clear();
        _row = -1;
    }
}
