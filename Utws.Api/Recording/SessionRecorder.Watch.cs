using System.Globalization;
using Utws.Core.Recording;

namespace Utws.Api.Recording;

// A store that does not answer fails in silence: nobody throws. A timer looks at how long it has been waited for.
internal sealed partial class SessionRecorder
{
    private RecordGroup? _writing;
    private long? _waitingSince;
    private bool _isStalled;

    /// <summary>Looks whether the store answers; the timer's.</summary>
    internal void Watch()
    {
        string problem;
        bool isNew;
        bool isGivenUp;
        lock (_gate)
        {
            if (_waitingSince is not { } since)
            {
                return;
            }

            TimeSpan waited = _clock.GetElapsedTime(since);
            if (waited < _options.StallPatience)
            {
                return;
            }

            // While the lock is held it still waits: whoever ends the waiting ends this state, too.
            problem = string.Create(CultureInfo.InvariantCulture, $"The disk has not answered for {waited.TotalSeconds:F0} s.");
            SetFailing(problem);
            isNew = !_isStalled;
            _isStalled = true;

            // In Buffered mode they have been answered. The group being written may be on the disk when it answers: its clients are
            // told that nobody knows, as after any failed commit.
            isGivenUp = waited >= _options.WaitPatience && _account is null;
            if (isGivenUp)
            {
                _ = _writing?.Complete(isCommitted: false);
            }
        }

        if (isNew)
        {
            RecordingLog.StoreFailed(_logger, unexpected: null, problem);
        }

        if (isGivenUp)
        {
            FailAll();
        }
    }

    private void BeginWaiting(RecordGroup? group)
    {
        lock (_gate)
        {
            _writing = group;
            _waitingSince = _clock.GetTimestamp();
        }
    }

    private void EndWaiting()
    {
        bool wasStalled;
        lock (_gate)
        {
            wasStalled = _isStalled;
            (_writing, _waitingSince, _isStalled) = (null, null, false);
        }

        // What else it may have to say comes next, and has the last word.
        if (wasStalled)
        {
            SetRunning();
        }
    }
}
