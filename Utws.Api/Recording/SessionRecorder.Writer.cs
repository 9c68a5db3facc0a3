using Utws.Core.Recording;

namespace Utws.Api.Recording;

// The writer's thread.
internal sealed partial class SessionRecorder
{
    private RecordCount _accepted;
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
            isOpen = TryCommit(group) || TryOpen();
            if (!isOpen)
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
        try
        {
            _store.Commit(group);
            End(group, isCommitted: true);
            return true;
        }
#pragma warning disable CA1031 // whatever is wrong: nobody waits for ever, and no client is told that its request is safe
        catch (Exception failure)
#pragma warning restore CA1031
        {
            RecordingLog.CommitFailed(_logger, failure, group.Sequence, group.RequestCount, failure.Message);
            End(group, isCommitted: false);
            SetFailing(failure.Message);
            return false;
        }
    }

    private bool TryOpen()
    {
        try
        {
            _store.Open();
            _account?.Open();
        }
#pragma warning disable CA1031 // whatever is wrong: it is told, and tried again
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (SetFailing(failure.Message))
            {
                RecordingLog.StoreFailed(_logger, failure, failure.Message);
            }

            return false;
        }

        SetRunning();
        return true;
    }

    // False when everything is to stop.
    private bool TryReopen()
    {
        TimeSpan pause = _options.FirstPause;
        while (WaitUnlessStopping(pause))
        {
            if (TryOpen())
            {
                return true;
            }

            pause = pause * 2 < _options.LongestPause ? pause * 2 : _options.LongestPause;
        }

        return false;
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
        while (true)
        {
            RecordGroup group;
            lock (_gate)
            {
                if (_full.Count == 0 && _current.RequestCount > 0 && _free.Count > 0)
                {
                    SealCurrent();
                }

                if (_full.Count == 0)
                {
                    return;
                }

                group = _full.Dequeue();
            }

            End(group, isCommitted: false);
        }
    }

    private void End(RecordGroup group, bool isCommitted)
    {
        RecordCount count = new(group.RequestCount, group.SessionCount);
        group.Complete(isCommitted);
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

    // True if it is another problem than before.
    private bool SetFailing(string problem)
    {
        lock (_gate)
        {
            bool isNew = _status.State != RecorderState.Failing || _status.Problem != problem;
            _status = _status with
            {
                State = _isStopping ? RecorderState.Stopped : RecorderState.Failing,
                Problem = problem,
                FailingSince = _status.FailingSince ?? _clock.GetUtcNow(),
            };
            return isNew;
        }
    }

    private void SetRunning()
    {
        DateTimeOffset? since;
        lock (_gate)
        {
            since = _status.FailingSince;
            _status = _status with { State = RecorderState.Running, Problem = null, FailingSince = null };
        }

        if (since is { } failing)
        {
            RecordingLog.StoreIsBack(_logger, failing);
        }
    }

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
