using Utws.Api.Recording.Reading;
using Utws.Api.Recording.Segments;
using Utws.Api.Recording.Sqlite;

namespace Utws.Api.Forwarding.Reading;

/// <summary>
/// Reads the groups of a folder in the order of their commits, each once, while the server goes on writing there. Segments are in the
/// order of their numbers, and so are the groups in them; a group that was written a second time after a failed commit has been read by
/// then. For one thread at a time.
/// </summary>
/// <param name="folder">The folder of the segments.</param>
/// <param name="position">What has been read before.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Told of what is left out.</param>
internal sealed class BatchReader(string folder, ForwardPosition position, TimeProvider clock, ILogger logger) : IDisposable
{
    // A page that SQLite calls damaged in between is one that is being written at worst, and a segment that has failed is looked at by its
    // keeper within half a minute: what is damaged a minute later stays so.
    private static readonly TimeSpan s_damagePatience = TimeSpan.FromMinutes(1);

    private readonly SegmentPage _page = new();
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private SegmentReader? _segment;
    private int _row;
    private long _number = -1;
    private bool _isLast = true;
    private string? _damaged;
    private long _damagedTimestamp;
    private volatile string? _path;
    private int _unreadable;
    private long _setAside;

    /// <summary>The last group that was read.</summary>
    public ForwardPosition Position { get; private set; } = position;

    /// <summary>The segment that is being read; for any thread.</summary>
    public string? Current => _path;

    /// <summary>How many segments were left, before their end, as damaged; for any thread.</summary>
    public int UnreadableSegments => Volatile.Read(ref _unreadable);

    /// <summary>How many requests SQLite had refused as they were: they are in their segments' <c>poison</c> and nowhere else; for any thread.</summary>
    public long SetAsideRequests => Interlocked.Read(ref _setAside);

    /// <summary>Fills the batch with what is there now; false if there is nothing new. After an exception it is as if it had not been called.</summary>
    /// <exception cref="SegmentException">A segment cannot be read now. It is tried again; one that is damaged is left in the end.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Neither.</exception>
    public bool TryRead(ForwardBatch batch)
    {
        ForwardPosition before = Position;
        batch.Clear();
        try
        {
            Fill(batch);
            return batch.Groups.Count > 0;
        }
        catch (Exception failure) when (failure is SegmentException or IOException or UnauthorizedAccessException)
        {
            // A group is sent whole or not at all, and the batch's last one may be cut. It may have begun in an earlier segment, too.
            Position = before;
            (_number, _isLast) = (-1, true);
            Close();
            if (!TryLeave(failure))
            {
                throw;
            }

            return TryRead(batch);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private void Fill(ForwardBatch batch)
    {
        do
        {
            SegmentInfo? info = _segment?.Info;
            for (; _row < _page.Count; _row++)
            {
                ref readonly RecordedHead head = ref _page.Head(_row);
                if (!batch.Takes(info!.Node, info.Epoch, head.GroupSequence))
                {
                    return;
                }

                batch.Append(info.Node, info.Epoch, in head, _page.Sessions(_row));
                Position = new ForwardPosition(info.Epoch, head.GroupSequence);
            }
        }
        while (TryReadPage() || TryGoOn());
    }

    private bool TryReadPage()
    {
        _row = 0;
        if (_segment is null)
        {
            return false;
        }

        try
        {
            return _segment.ReadPage(_page);
        }
        catch (SegmentException) when (_left.Contains(_segment.Info.Path))
        {
            // What was copied before the damage is good.
            return _page.Count > 0;
        }
    }

    // From the end of a segment to what has come to it since, or to the next one; false if there is nothing.
    private bool TryGoOn()
    {
        List<ListedSegment> segments = ForwardFolder.List(folder);
        if (_number < 0 || !_isLast)
        {
            return TryOpenNext(segments);
        }

        // It gets no more groups once a later one has some: that is looked at before it is read to its end for the last time.
        _isLast = !HasLater(segments, _number);
        ListedSegment current = segments.Find(s => s.Number == _number);
        return (current.Path is not null && TryOpen(current)) || (!_isLast && TryOpenNext(segments));
    }

    private bool HasLater(List<ListedSegment> segments, long number)
    {
        foreach (ListedSegment segment in segments)
        {
            if (segment.Number > number && !_left.Contains(segment.Path))
            {
                using SegmentReader? reader = SegmentReader.Open(segment);
                if (reader?.Info.LastSequence > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool TryOpenNext(List<ListedSegment> segments)
    {
        foreach (ListedSegment segment in segments)
        {
            if (segment.Number > _number && TryOpen(segment))
            {
                _isLast = !HasLater(segments, segment.Number);
                return true;
            }
        }

        return false;
    }

    // False if there is nothing new in it.
    private bool TryOpen(ListedSegment segment)
    {
        Close();
        _path = segment.Path;
        try
        {
            _segment = SegmentReader.Open(segment);
        }
        catch (SegmentException) when (_left.Contains(segment.Path))
        {
            return false;
        }

        if (_segment?.Info is not { LastSequence: > 0 } info || new ForwardPosition(info.Epoch, info.LastSequence) <= Position)
        {
            Close();
            return false;
        }

        // What is committed after this belongs to the next opening, and so does what is set aside with it.
        _segment.SelectGroups(info.Epoch == Position.Epoch ? Position.Sequence : 0, info.LastSequence);
        _number = segment.Number;
        CountSetAside(_segment);
        return true;
    }

    private void CountSetAside(SegmentReader segment)
    {
        (long requests, long sessions) = segment.CountSetAside(RecordRange.All);
        if (requests > 0)
        {
            _ = Interlocked.Add(ref _setAside, requests);
            ForwardingLog.SetAside(logger, requests, sessions, segment.Info.Path);
        }
    }

    // What lies behind a damaged segment is not to wait for ever; what is in it stays on the disk.
    private bool TryLeave(Exception failure)
    {
        if (failure is not SegmentException { InnerException: SqliteException inner } || !SegmentFailure.IsCorruption(inner) || _path is not { } path)
        {
            return false;
        }

        if (_damaged != path)
        {
            (_damaged, _damagedTimestamp) = (path, clock.GetTimestamp());
        }

        List<ListedSegment> segments = ForwardFolder.List(folder);
        ListedSegment damaged = segments.Find(s => s.Path == path);
        if (clock.GetElapsedTime(_damagedTimestamp) < s_damagePatience || damaged.Path is null || !HasLater(segments, damaged.Number))
        {
            return false;
        }

        ForwardingLog.Unreadable(logger, path, failure.Message);
        _ = Interlocked.Increment(ref _unreadable);
        _ = _left.Add(path);
        return true;
    }

    private void Close()
    {
        _segment?.Dispose();
        _segment = null;
        _row = 0;
        _page.Clear();
    }
}
