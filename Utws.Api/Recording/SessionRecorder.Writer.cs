using Utws.Core.Recording;

namespace Utws.Api.Recording;

// The writer's thread.
internal sealed partial class SessionRecorder
{
    // Often enough for who looks into the log now, seldom enough not to fill it.
    private static readonly TimeSpan s_reminder = TimeSpan.FromMinutes(1);

    private RecordCount _accepted;
    private long? _toldTimestamp;
    private TimeSpan _pause;
    private bool _isDoubtful;
    private long _refusedRequests;
    private long _sequence;

    private void Write()
    {
        bool isBusy = false;
        bool isOpen = TryOpen();
        _ = _opened.TrySetResult();
        while (isOpen || TryReopen())
        {
            isOpen = true;
            if (Take(isBusy) is not { } group)
            {
                break;
            }

            isBusy = group.RequestCount >= _options.BusyRequests;

            // After a first failure a fresh segment may do. If that fails too, opening it again and again would be a busy loop.
            bool mayReopenAtOnce = !_isDoubtful;
            isOpen = TryCommit(group) || (mayReopenAtOnce && TryOpen());

            // In Buffered mode they have been answered: they wait, as many as there is room for.
            if (!isOpen && _account is null)
            {
                FailAll();
            }
        }

        Close();
    }

    // The next group with something in it; null when there is none any more.
    private RecordGroup? Take(bool isBusy)
    {
        lock (_gate)
        {
            if (isBusy && _full.Count == 0 && !_isStopping)
            {
                // Ends early when the group is full, or everything is to stop.
                _ = Monitor.Wait(_gate, _options.CommitDelay);
            }

            while (_full.Count == 0 && _current.RequestCount == 0)
            {
                if (_isStopping)
                {
                    return null;
                }

                _isIdle = true;
                _ = Monitor.Wait(_gate);
                _isIdle = false;
            }

            if (_full.Count == 0)
            {
                SealCurrent();
            }

            return _full.Dequeue();
        }
    }

    private bool TryCommit(RecordGroup group)
    {
        group.Sequence = ++_sequence;
        BeginWaiting(group);
        try
        {
            _store.Commit(group);
            EndWaiting();
            End(group, isCommitted: true);
            _pause = TimeSpan.Zero;
            _toldTimestamp = null;
            _isDoubtful = false;
            return true;
        }
#pragma warning disable CA1031 // whatever is wrong: nobody waits for ever, and no client is told that its request is safe
        catch (Exception failure)
#pragma warning restore CA1031
        {
            EndWaiting();
            RecordingLog.CommitFailed(_logger, Unexpected(failure), group.Sequence, group.RequestCount, failure.Message);

            // Before its clients are told: who comes again at once is refused at once.
            SetFailing(failure.Message);
            End(group, isCommitted: false);
            _isDoubtful = true;
            return false;
        }
    }

    private bool TryOpen()
    {
        BeginWaiting(group: null);
        try
        {
            _store.Open();
            _account?.Open();
            EndWaiting();
        }
#pragma warning disable CA1031 // whatever is wrong: it is told, and tried again
        catch (Exception failure)
#pragma warning restore CA1031
        {
            EndWaiting();
            SetFailing(failure.Message);
            if (IsTimeToTell())
            {
                RecordingLog.StoreFailed(_logger, Unexpected(failure), failure.Message);
            }

            return false;
        }

        SetRunning();
        return true;
    }

    // False when everything is to stop.
    private bool TryReopen()
    {
        do
        {
            LengthenPause();
            if (!WaitUnlessStopping(_pause))
            {
                return false;
            }
        }
        while (!TryOpen());

        return true;
    }

    // Only a commit shows that all is well again.
    private void LengthenPause()
    {
        TimeSpan next = _pause == TimeSpan.Zero ? _options.FirstPause : _pause * 2;
        _pause = next < _options.LongestPause ? next : _options.LongestPause;
    }

    private bool WaitUnlessStopping(TimeSpan pause)
    {
        lock (_gate)
        {
            return !_isStopping && !(Monitor.Wait(_gate, pause) && _isStopping);
        }
    }

    // Who waits for a store that does not even open is told now, not when the disk comes back.
    private void FailAll()
    {
        RecordCount all = default;
        while (TakeWaiting() is { } group)
        {
            all += new RecordCount(group.RequestCount, group.SessionCount);
            End(group, isCommitted: false);
        }

        if (all.Requests > 0)
        {
            RecordingLog.GivenUp(_logger, all.Requests, all.Sessions);
        }
    }

    private RecordGroup? TakeWaiting()
    {
        lock (_gate)
        {
            if (_full.Count == 0 && _current.RequestCount > 0 && _free.Count > 0)
            {
                SealCurrent();
            }

            return _full.Count == 0 ? null : _full.Dequeue();
        }
    }

    private void End(RecordGroup group, bool isCommitted)
    {
        RecordCount count = new(group.RequestCount, group.SessionCount);

        // Whom the watch has told already that it failed counts as failed, whatever came of it.
        isCommitted = group.Complete(isCommitted) && isCommitted;
        lock (_gate)
        {
            _status = isCommitted
                ? _status with { Committed = _status.Committed + count, Groups = _status.Groups + 1 }
                : _status with { Failed = _status.Failed + count };
            if (!isCommitted)
            {
                _account?.AddLost(count);
            }

            group.Recycle();
            _free.Push(group);
        }
    }

    // At first, and then now and again: every attempt has another file to complain of.
    private bool IsTimeToTell()
    {
        if (_toldTimestamp is { } told && _clock.GetElapsedTime(told) < s_reminder)
        {
            return false;
        }

        _toldTimestamp = _clock.GetTimestamp();
        return true;
    }

    private void SetFailing(string problem)
    {
        lock (_gate)
        {
            _status = _status with
            {
                State = _isStopping ? RecorderState.Stopped : RecorderState.Failing,
                Problem = problem,
                FailingSince = _status.FailingSince ?? _clock.GetUtcNow(),
            };
        }
    }

    private void SetRunning()
    {
        DateTimeOffset? since;
        lock (_gate)
        {
            since = _status.FailingSince;
            _status = _status with { State = _isStopping ? RecorderState.Stopped : RecorderState.Running, Problem = null, FailingSince = null };
        }

        if (since is { } failing)
        {
            RecordingLog.StoreIsBack(_logger, failing);
        }
    }

    // What a store says of itself is written for people: where in our code it was thrown is of interest for anything else.
    private static Exception? Unexpected(Exception failure) => failure is SessionStoreException ? null : failure;

    private void Close()
    {
        lock (_gate)
        {
            _status = _status with { State = RecorderState.Stopped };
        }

        FailAll();
        try
        {
            _store.Close();
        }
#pragma warning disable CA1031 // everything acknowledged is on stable storage already
        catch (Exception failure)
#pragma warning restore CA1031
        {
            RecordingLog.CloseFailed(_logger, failure);
        }
    }
}
