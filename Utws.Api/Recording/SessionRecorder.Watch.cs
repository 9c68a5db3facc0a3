using System.Globalization;
using Utws.Core.Recording;

namespace Utws.Api.Recording;

// A store that does not answer fails in silence: nobody throws. A timer looks at how long it has been waited for.
internal sealed partial class SessionRecorder
{
    private static readonly TimeSpan s_watchPeriod = TimeSpan.FromSeconds(1);

    private RecordGroup? _writing;
    private long? _waitingSince;
    private bool _isStalled;

    /// <summary>Looks whether the store answers; the timer's.</summary>
    internal void Watch()
    {
        TimeSpan waited;
        bool isNew;
        lock (_gate)
        {
            if (_waitingSince is not { } since || (waited = _clock.GetElapsedTime(since)) < _options.StallPatience)
            {
                return;
            }

            isNew = !_isStalled;
            _isStalled = true;
        }

        string problem = string.Create(CultureInfo.InvariantCulture, $"The disk has not answered for {waited.TotalSeconds:F0} s.");
        SetFailing(problem);
        if (isNew)
        {
            RecordingLog.StoreFailed(_logger, unexpected: null, problem);
        }

        if (waited >= _options.WaitPatience && _account is null)
        {
            TellWaiting();
            FailAll();
        }
    }

    // The group being written may be on the disk when it answers: its clients are told that nobody knows, as after any failed commit.
    private void TellWaiting()
    {
        lock (_gate)
        {
            _ = _writing?.Complete(isCommitted: false);
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
