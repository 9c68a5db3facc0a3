using Utws.Api.Forwarding;
using Utws.Api.Forwarding.Reading;
using Utws.Api.Recording.Reading;

namespace Utws.Api.Field;

/// <summary>
/// Counts what earlier processes have left in a folder and nobody has counted: segment by segment, each group once. For one thread at a
/// time, but for <see cref="Remaining"/>.
/// </summary>
/// <param name="folder">The folder of the segments.</param>
/// <param name="liveEpoch">The epoch that is counted as it is recorded, and not here.</param>
/// <param name="state">Where what is counted goes.</param>
/// <param name="use">Taken for as long as the state is used.</param>
/// <param name="patience">How long a segment that cannot be read is tried again.</param>
/// <param name="clock">The clock.</param>
internal sealed class FieldCatchUp(string folder, long liveEpoch, FieldState state, Lock use, TimeSpan patience, TimeProvider clock) : IDisposable
{
    // What was counted is taken over every so often, that a stop in between loses little; a whole segment has some 600,000.
    private const long RequestsAtOnce = 20_000;
    private const int HoursAtOnce = 2;

    private readonly SessionTally _tally = new();
    private readonly SegmentPage _page = new();
    private readonly Queue<ListedSegment> _segments = new();
    private volatile int _remaining = 1;
    private long? _failingSince;

    /// <summary>How many segments are still to be counted; 1 until it is known. For any thread.</summary>
    public int Remaining => _remaining;

    /// <summary>Whether the last step has failed, and the segment is tried again.</summary>
    public bool IsFailing => _failingSince is not null;

    /// <summary>Looks for what is to be counted.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Neither.</exception>
    public void Plan()
    {
        ForwardPosition floor;
        lock (use)
        {
            floor = state.Floor;
        }

        Stack<ListedSegment> found = new();
        List<ListedSegment> all = ForwardFolder.List(folder);
        for (int i = all.Count - 1; i >= 0; i--)
        {
            try
            {
                using SegmentReader? reader = SegmentReader.Open(all[i]);
                if (reader?.Info is not { LastSequence: > 0 } info || info.Epoch >= liveEpoch)
                {
                    continue;
                }

                // Segments are in the order of their groups: those before it are counted too.
                if (new ForwardPosition(info.Epoch, info.LastSequence) <= floor)
                {
                    break;
                }

                if (info.LastSequence > ReachedIn(info.Epoch))
                {
                    found.Push(all[i]);
                }
            }
            catch (SegmentException)
            {
                // It may pass until its turn comes.
                found.Push(all[i]);
            }
        }

        foreach (ListedSegment segment in found)
        {
            _segments.Enqueue(segment);
        }

        End();
    }

    /// <summary>Counts one segment; what is taken over of it is so with its place.</summary>
    /// <param name="stopping">Ends it between two pages.</param>
    /// <returns>Why the segment was left out in the end, from some place on; null if it was not.</returns>
    public string? Step(CancellationToken stopping)
    {
        ListedSegment segment = _segments.Peek();
        string? problem = null;
        try
        {
            long complete = 0;
            Count(segment, long.MaxValue, ref complete, stopping);
        }
        catch (SegmentException broken)
        {
            _tally.Clear();
            _failingSince ??= clock.GetTimestamp();
            if (clock.GetElapsedTime(_failingSince.Value) < patience)
            {
                return null;
            }

            problem = $"{Path.GetFileName(segment.Path)} cannot be read to its end, and is left out from there on: {broken.Message}";
            if (CountReadable(segment, stopping))
            {
                problem = null;
            }
        }

        if (!stopping.IsCancellationRequested)
        {
            if (problem is not null)
            {
                lock (use)
                {
                    state.LeaveOut();
                }
            }

            _failingSince = null;
            _ = _segments.Dequeue();
            End();
        }

        return problem;
    }

    /// <inheritdoc/>
    public void Dispose() => _tally.Dispose();

    private long ReachedIn(long epoch)
    {
        lock (use)
        {
            return state.ReachedIn(epoch);
        }
    }

    private void End()
    {
        if (_segments.Count == 0)
        {
            lock (use)
            {
                state.RaiseFloor(new ForwardPosition(liveEpoch - 1, long.MaxValue));
            }
        }

        _remaining = _segments.Count;
    }

    // Up to the damage, if there still is one: once to learn how far it can be read, and once to count that. Of the last group some requests
    // may be behind the damage; it is left out, so that a whole copy counts, if the next segment has one.
    private bool CountReadable(ListedSegment segment, CancellationToken stopping)
    {
        if (TryCount(segment, long.MaxValue, out long complete, stopping))
        {
            return true;
        }

        _ = TryCount(segment, complete, out _, stopping);
        return false;
    }

    private bool TryCount(ListedSegment segment, long last, out long complete, CancellationToken stopping)
    {
        complete = 0;
        try
        {
            Count(segment, last, ref complete, stopping);
            return true;
        }
        catch (SegmentException)
        {
            return false;
        }
    }

    // Complete is the last group behind which another was found, also where it ends in an exception.
    private void Count(ListedSegment segment, long last, ref long complete, CancellationToken stopping)
    {
        try
        {
            using SegmentReader? reader = SegmentReader.Open(segment);
            if (reader?.Info is not { LastSequence: > 0 } info || info.Epoch >= liveEpoch)
            {
                return;
            }

            long reached = ReachedIn(info.Epoch);
            last = Math.Min(last, info.LastSequence);
            if (reached >= last)
            {
                return;
            }

            reader.SelectGroups(reached, last);
            long group = 0;
            bool isMore = true;
            while (isMore && !stopping.IsCancellationRequested)
            {
                try
                {
                    isMore = reader.ReadPage(_page);
                }
                finally
                {
                    // What of a page could be read before the damage counts too.
                    CountPage(info.Epoch, ref group, ref complete);
                }
            }

            if (!stopping.IsCancellationRequested)
            {
                Take(new ForwardPosition(info.Epoch, last));
            }
        }
        finally
        {
            _tally.Clear();
        }
    }

    // The last group of a page may go on in the next one.
    private void CountPage(long epoch, ref long group, ref long complete)
    {
        for (int i = 0; i < _page.Count; i++)
        {
            ref readonly RecordedHead head = ref _page.Head(i);
            if (head.GroupSequence != group && group != 0)
            {
                complete = group;
                if (_tally.Requests >= RequestsAtOnce || _tally.Hours > HoursAtOnce)
                {
                    Take(new ForwardPosition(epoch, group));
                }
            }

            group = head.GroupSequence;
            _tally.Add(head.Request, _page.Sessions(i));
        }
    }

    private void Take(ForwardPosition reached)
    {
        lock (use)
        {
            state.Take(_tally, clock.GetUtcNow());
            state.Reach(reached.Epoch, reached.Sequence);
            state.RaiseFloor(reached);
        }
    }
}
