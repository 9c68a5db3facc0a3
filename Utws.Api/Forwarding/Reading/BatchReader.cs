using System.Collections.Immutable;
using SQLitePCL;
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
/// <param name="left">The names of damaged segments that were left before their end.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Told of what is left out.</param>
internal sealed class BatchReader(string folder, ForwardPosition position, IEnumerable<string> left, TimeProvider clock, ILogger logger) : IDisposable
{
    // A page that SQLite calls damaged in between is one that is being written at worst, and a segment that has failed is looked at by its
    // keeper within half a minute: what is damaged a minute later stays so.
    private static readonly TimeSpan s_damagePatience = TimeSpan.FromMinutes(1);

    // A disk may fail for as long as it takes to put a cable back; a sector that cannot be read then never can.
    private static readonly TimeSpan s_diskPatience = TimeSpan.FromMinutes(10);

    private readonly SegmentPage _page = new();
    private volatile ImmutableHashSet<string> _left = [.. left];
    private SegmentReader? _segment;
    private int _row;
    private long _number = -1;
    private bool _isLast = true;
    private string? _damaged;
    private ForwardPosition _damagedAt;
    private long _damagedTimestamp;
    private volatile ReadReach _reach = new(position, null);
    private string? _path;
    private ForwardPosition _setAsideTo;
    private long _setAside;

    /// <summary>The last group that was read.</summary>
    public ForwardPosition Position { get; private set; } = position;

    /// <summary>How far it may have read; for any thread.</summary>
    public ReadReach Reach => _reach;

    /// <summary>The names of segments that were left before their end, as damaged; for any thread.</summary>
    public IReadOnlySet<string> Left => _left;

    /// <summary>How many requests SQLite had refused as they were: they are in their segments' <c>poison</c> and nowhere else; for any thread.</summary>
    public long SetAsideRequests => Interlocked.Read(ref _setAside);

    /// <summary>Fills the batch with what is there now; false if there is nothing new. After an exception it is as if it had not been called.</summary>
    /// <exception cref="SegmentException">A segment cannot be read now. It is tried again; one that is damaged is left in the end.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Neither.</exception>
    public bool TryRead(ForwardBatch batch)
    {
        ForwardPosition before = Position;
        while (true)
        {
            batch.Clear();
            try
            {
                Fill(batch);
                return batch.Groups.Count > 0;
            }
            catch (SegmentException failure)
            {
                ForwardPosition reached = Position;
                GoBack(before);
                if (!TryLeave(failure, reached))
                {
                    throw;
                }
            }
            catch
            {
                GoBack(before);
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    // A group is sent whole or not at all, and the batch's last one may be cut. The batch may have begun in an earlier segment, too.
    private void GoBack(ForwardPosition position)
    {
        Position = position;
        (_number, _isLast) = (-1, true);
        Close();
    }

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
                    batch.IsMoreThere = true;
                    return;
                }

                batch.Append(info.Node, info.Epoch, in head, _page.Sessions(_row));
                Position = new ForwardPosition(info.Epoch, head.GroupSequence);
            }
        }
        while (TryReadPage() || TryGoOnOrEnd(batch));
    }

    // Between two segments no group is cut: what cannot be opened now holds up nothing that has been read.
    private bool TryGoOnOrEnd(ForwardBatch batch)
    {
        try
        {
            return TryGoOn();
        }
        catch (SegmentException) when (batch.Groups.Count > 0)
        {
            // From the beginning: the segment that failed may be the one that had yet to be read to its end.
            GoBack(Position);
            return false;
        }
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
            if (_segment.ReadPage(_page))
            {
                return true;
            }

            // All of it has been read, though the requests of its last groups be in poison.
            ForwardPosition end = new(_segment.Info.Epoch, _segment.Info.LastSequence);
            if (Position < end)
            {
                TellIfGone(_segment.Info.Path);
                SkipTo(end);
            }

            return false;
        }
        catch (SegmentException broken) when (IsLeft(_segment.Info.Path, broken))
        {
            // What was copied before the damage is good. What is behind it nobody gets.
            if (_page.Count == 0)
            {
                SkipTo(new ForwardPosition(_segment.Info.Epoch, _segment.Info.LastSequence));
            }

            return _page.Count > 0;
        }
    }

    private void SkipTo(ForwardPosition end) => Position = Position < end ? end : Position;

    private bool IsLeft(string path, SegmentException broken) => _left.Contains(Path.GetFileName(path)) && PatienceWith(broken) is not null;

    private void TellIfGone(string path)
    {
        if (!File.Exists(path))
        {
            ForwardingLog.Gone(logger, path);
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

    private static bool HasLater(List<ListedSegment> segments, long number)
    {
        foreach (ListedSegment segment in segments)
        {
            if (segment.Number <= number)
            {
                continue;
            }

            try
            {
                using SegmentReader? reader = SegmentReader.Open(segment);
                if (reader?.Info.LastSequence > 0)
                {
                    return true;
                }
            }
            catch (SegmentException)
            {
                // What it has is found out when its turn comes.
            }
        }

        return false;
    }

    private bool TryOpenNext(List<ListedSegment> segments)
    {
        ListedSegment? before = null;
        foreach (ListedSegment segment in segments)
        {
            if (segment.Number <= _number)
            {
                continue;
            }

            if (TryOpen(segment))
            {
                // The one before had nothing new; but only now that this one has groups it gets no more.
                if (before is { } skipped && TryOpen(skipped))
                {
                    return true;
                }

                if (_segment is not null || TryOpen(segment))
                {
                    // Whether it is the last is not asked now: between that look and this one the writer could have gone on.
                    _isLast = true;
                    return true;
                }
            }

            before = segment;
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
        catch (SegmentException broken) when (IsLeft(segment.Path, broken))
        {
            return false;
        }

        if (_segment?.Info is not { LastSequence: > 0 } info || new ForwardPosition(info.Epoch, info.LastSequence) <= Position)
        {
            Close();
            return false;
        }

        ForwardPosition end = new(info.Epoch, info.LastSequence);
        _reach = new ReadReach(_reach.Position < end ? end : _reach.Position, segment.Path);
        CountSetAside(_segment);

        // What is committed after this belongs to the next opening, and so does what is set aside with it.
        _segment.SelectGroups(info.Epoch == Position.Epoch ? Position.Sequence : 0, info.LastSequence);
        _number = segment.Number;
        return true;
    }

    // Each group once, though it be read again.
    private void CountSetAside(SegmentReader segment)
    {
        SegmentInfo info = segment.Info;
        ForwardPosition end = new(info.Epoch, info.LastSequence);
        ForwardPosition from = _setAsideTo < Position ? Position : _setAsideTo;
        if (end <= from)
        {
            return;
        }

        try
        {
            segment.SelectGroups(info.Epoch == from.Epoch ? from.Sequence : 0, info.LastSequence);
            (long requests, long sessions) = segment.CountSetAside(RecordRange.All);
            _setAsideTo = end;
            if (requests > 0)
            {
                _ = Interlocked.Add(ref _setAside, requests);
                ForwardingLog.SetAside(logger, requests, sessions, info.Path);
            }
        }
        catch (SegmentException broken) when (IsLeft(info.Path, broken))
        {
            _setAsideTo = end;
        }
    }

    // What lies behind a damaged segment is not to wait for ever; what is in it stays on the disk.
    private bool TryLeave(SegmentException failure, ForwardPosition reached)
    {
        if (PatienceWith(failure) is not { } patience || _path is not { } path || _left.Contains(Path.GetFileName(path)))
        {
            return false;
        }

        // What is damaged ends reading at the same place each time; a failure that passes does not.
        if (_damaged != path || reached > _damagedAt)
        {
            (_damaged, _damagedAt, _damagedTimestamp) = (path, reached, clock.GetTimestamp());
        }

        List<ListedSegment> segments = ForwardFolder.List(folder);
        ListedSegment damaged = segments.Find(s => s.Path == path);
        if (clock.GetElapsedTime(_damagedTimestamp) < patience || damaged.Path is null || !HasLater(segments, damaged.Number))
        {
            return false;
        }

        ForwardingLog.Unreadable(logger, path, failure.Message);
        _left = _left.Add(Path.GetFileName(path));
        return true;
    }

    // Null for what passes, or is for the operator to mend: a lock, a right that is missing.
    private static TimeSpan? PatienceWith(SegmentException failure) => failure.InnerException switch
    {
        null => s_damagePatience,
        SqliteException broken when SegmentFailure.IsCorruption(broken) => s_damagePatience,
        SqliteException { Code: raw.SQLITE_IOERR } => s_diskPatience,
        _ => null,
    };

    private void Close()
    {
        _segment?.Dispose();
        _segment = null;
        _row = 0;
        _page.Clear();
    }
}
