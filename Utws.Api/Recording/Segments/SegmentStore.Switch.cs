using SQLitePCL;
using Utws.Api.Recording.Sqlite;
using Utws.Core.Recording;

namespace Utws.Api.Recording.Segments;

/// <summary>From one segment to the next, in good order or because one has failed.</summary>
internal sealed partial class SegmentStore
{
    private Segment Create()
    {
        string file = _folder.NextFile(_clock.GetUtcNow());
        _keeper!.Hold(file);
        try
        {
            return Segment.Create(file, _options, Epoch, _clock.Microseconds());
        }
        catch
        {
            _keeper.Release(file);
            throw;
        }
    }

    private void Begin(Segment segment)
    {
        _current = segment;
        _lastNumber = segment.Number;
        _hardBytes = _options.SegmentBytes * HardBound;
        SegmentStoreLog.Recording(_logger, segment.File);
    }

    // Never from an empty one. The next one is made behind; only if it does not come it is made here.
    private Segment SwitchIfDue(Segment segment)
    {
        bool isDue = segment.Groups > 0
            && (segment.Bytes >= _options.SegmentBytes
                || _clock.GetUtcNow() - SegmentClock.ToInstant(segment.FirstCommitMicroseconds) >= _options.SegmentAge);
        if (!isDue || (TakeSpare() ?? CreateAtHardBound(segment)) is not { } next)
        {
            return segment;
        }

        Begin(next);
        _keeper!.WantSpare();
        _keeper.Retire(segment);
        return next;
    }

    private Segment? TakeSpare()
    {
        if (_keeper!.TakeSpare() is not { } spare)
        {
            return null;
        }

        // One that came too late is behind that which was made in its stead: numbers are in the order of groups.
        if (spare.Number > _lastNumber && spare.IsInPlace())
        {
            return spare;
        }

        Discard(spare);
        _keeper.WantSpare();
        return null;
    }

    private Segment? CreateAtHardBound(Segment segment)
    {
        if (segment.Bytes < _hardBytes)
        {
            return null;
        }

        try
        {
            return Create();
        }
        catch (SqliteException)
        {
            // The keeper tells it. What can be kept is kept where there is something that works.
            _hardBytes += _options.SegmentBytes;
            return null;
        }
    }

    private SqliteException? TryWrite(Segment segment, RecordGroup group, in GroupPosition position)
    {
        try
        {
            if (!segment.IsInPlace())
            {
                return new SqliteException(segment.File, "Writing", raw.SQLITE_READONLY_DBMOVED, 0, "the file is not there any more: it or its folder was deleted or moved");
            }

            long poisoned = segment.Poisoned;
            segment.Write(group, position);
            if (segment.Groups == 1)
            {
                _counters.AddWritten();
            }

            if (segment.Poisoned > poisoned)
            {
                _counters.AddPoisoned(segment.Poisoned - poisoned);
                SegmentStoreLog.Poisoned(_logger, segment.Poisoned - poisoned, segment.File);
            }

            return null;
        }
        catch (SqliteException refused)
        {
            return refused;
        }
    }

    // The whole group once more, with the same number: what the failed segment has of it is told by that.
    private void WriteElsewhere(Segment failed, RecordGroup group, in GroupPosition position)
    {
        _current = null;
        GiveUp(failed);
        Segment? next = TakeSpare();
        try
        {
            if (next is null)
            {
                Acquire();
                next = Create();
            }
        }
        catch (SqliteException refused)
        {
            throw SegmentFailure.ForOperator(refused);
        }

        if (TryWrite(next, group, position) is { } failure)
        {
            GiveUp(next);
            throw SegmentFailure.ForOperator(failure);
        }

        Begin(next);
        _keeper!.WantSpare();
    }

    // No checkpoint, no other fsync: the system has told of a failed write once, and would call the next one good.
    private void GiveUp(Segment segment)
    {
        _counters.AddSuspect();
        if (segment.Groups == 0)
        {
            // Nothing in it was ever acknowledged; while a disk is full there would be one more file with each attempt.
            Discard(segment);
            return;
        }

        segment.Dispose();
        _keeper!.RetireSuspect(segment.File);
    }

    private void Discard(Segment segment)
    {
        segment.Dispose();
        SegmentFolder.TryDelete(segment.File);
        _keeper!.Release(segment.File);
    }
}
