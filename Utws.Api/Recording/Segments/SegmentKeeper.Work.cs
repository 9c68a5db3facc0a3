using Utws.Api.Recording.Sqlite;

namespace Utws.Api.Recording.Segments;

/// <summary>The keeper's work, one piece at a time: what the writer waits for soonest comes first.</summary>
internal sealed partial class SegmentKeeper
{
    // At the end, where a reader may go any moment.
    private static readonly TimeSpan s_lastRetry = TimeSpan.FromMilliseconds(20);

    private bool TryMakeSpare()
    {
        lock (_lock)
        {
            if (!_isSpareWanted || (_spareTimestamp is { } due && _clock.GetTimestamp() < due))
            {
                return false;
            }
        }

        string file = _folder.NextFile(_clock.GetUtcNow());
        Hold(file);
        try
        {
            Segment spare = Segment.Create(file, _options, _epoch, _clock.Microseconds());
            lock (_lock)
            {
                _spare = spare;
                _isSpareWanted = false;
            }

            _isSpareTold = false;
            _spareTimestamp = null;
        }
        catch (SqliteException refused)
        {
            Release(file);
            _spareTimestamp = After(_options.RetryDelay);
            if (!_isSpareTold)
            {
                _isSpareTold = true;
                SegmentStoreLog.NoSpare(_logger, refused.Message);
            }
        }

        return true;
    }

    private bool TryCloseOne()
    {
        OldSegment? due = null;
        lock (_lock)
        {
            foreach (OldSegment old in _old)
            {
                if (old.DueTimestamp <= _clock.GetTimestamp())
                {
                    due = old;
                    break;
                }
            }
        }

        if (due is null)
        {
            return false;
        }

        if (!TryEnd(due, Attempt(due)))
        {
            due.DueTimestamp = After(due.Delay);
        }

        return true;
    }

    private bool TryExamineOne()
    {
        if (!_found.TryDequeue(out string? file))
        {
            return false;
        }

        OldSegment found = new(file, writers: null) { Delay = _options.RetryDelay };
        lock (_lock)
        {
            _ = _held.Add(file);
            _old.Add(found);
            _counters.OpenOld = _old.Count;
        }

        if (!TryEnd(found, Attempt(found)))
        {
            found.DueTimestamp = After(found.Delay);
        }

        return true;
    }

    // Which segments there are: all are unknown at the start, and later somebody may have put one back.
    private bool TryLook()
    {
        if (_lookTimestamp is { } due && _clock.GetTimestamp() < due && !_isLookWanted)
        {
            return false;
        }

        _isLookWanted = false;

        bool isFirst = _lookTimestamp is null;
        _lookTimestamp = After(_options.RetentionInterval);
        foreach (SegmentFile file in _folder.List())
        {
            if (!file.IsCorrupt && !_closed.ContainsKey(file.Path) && !IsHeld(file.Path))
            {
                _found.Enqueue(file.Path);
            }
        }

        // At the start all are unknown, and retention waits until the oldest are known, too.
        if (isFirst && _found.Count > 0)
        {
            _lookTimestamp = _clock.GetTimestamp();
            return true;
        }

        _retention.Run(file => _closed.TryGetValue(file, out long newest) && !IsHeld(file) ? newest : null);
        return true;
    }

    private bool IsHeld(string file)
    {
        lock (_lock)
        {
            return _held.Contains(file);
        }
    }

    private OldSegmentOutcome Attempt(OldSegment old)
    {
        lock (_lock)
        {
            _interrupt = old.Interrupt;
        }

        OldSegmentOutcome outcome = old.Attempt(_options, _clock.Microseconds());
        lock (_lock)
        {
            _interrupt = null;
        }

        return outcome;
    }

    // False if it has to be tried again.
    private bool TryEnd(OldSegment old, OldSegmentOutcome outcome)
    {
        switch (outcome)
        {
            case OldSegmentOutcome.Busy:
                return false;
            case OldSegmentOutcome.Failed:
                if (IsStopping || !File.Exists(old.File))
                {
                    break;
                }

                if (old.Delay < s_longestDelay)
                {
                    old.Delay = TimeSpan.FromTicks(Math.Min(s_longestDelay.Ticks, old.Delay.Ticks * 4));
                }

                if (_told.Add(old.File))
                {
                    SegmentStoreLog.NotClosed(_logger, old.File, old.Reason);
                }

                return false;
            case OldSegmentOutcome.Closed:
                // There is one more that may go, if there are too many.
                _closed[old.File] = old.NewestMicroseconds;
                _lookTimestamp = _clock.GetTimestamp();
                break;
            case OldSegmentOutcome.Empty:
                SegmentFolder.TryDelete(old.File);
                break;
            default:
                SetCorrupt(old);
                break;
        }

        lock (_lock)
        {
            _ = _old.Remove(old);
            _ = _held.Remove(old.File);
            _counters.OpenOld = _old.Count;
        }

        return true;
    }

    private void SetCorrupt(OldSegment old)
    {
        try
        {
            SegmentFolder.SetCorrupt(old.File);
            _counters.AddCorrupt();
            SegmentStoreLog.Corrupt(_logger, old.File + SegmentFile.CorruptExtension, old.Reason);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            if (_told.Add(old.File))
            {
                SegmentStoreLog.NotClosed(_logger, old.File, $"{old.Reason}; it cannot be renamed: {refused.Message}");
            }
        }
    }

    // What is left to be closed, until the caller of Close loses patience.
    private void Finish()
    {
        if (TakeSpare() is { } spare)
        {
            spare.Dispose();
            SegmentFolder.TryDelete(spare.File);
        }

        long started = _clock.GetTimestamp();
        OldSegment[] left;
        while (true)
        {
            lock (_lock)
            {
                left = [.. _old];
            }

            foreach (OldSegment old in left)
            {
                _ = TryEnd(old, Attempt(old));
            }

            if (_old.Count == 0 || _clock.GetElapsedTime(started) + s_lastRetry > _options.ClosePatience)
            {
                break;
            }

            Thread.Sleep(s_lastRetry);
        }

        foreach (OldSegment old in _old)
        {
            old.Dispose();
        }

        if (_old.Count > 0)
        {
            SegmentStoreLog.LeftUnclosed(_logger, _old.Count);
        }
    }
}
