using System.Globalization;
using Utws.Api.Recording.Reading;
using Utws.Api.Recording.Sqlite;

namespace Utws.Api.Forwarding;

// A batch's way, and what is said of it.
internal sealed partial class Forwarder
{
    // When all is to end an engine that is away gets some more chances, but few.
    private static readonly TimeSpan s_lastPause = TimeSpan.FromMilliseconds(200);

    // Longer than a client that listens to its cancellation takes.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    // Often enough for who looks into the log now, seldom enough not to fill it.
    private static readonly TimeSpan s_reminder = TimeSpan.FromMinutes(1);

    private long? _toldTimestamp;

    private async Task SendAsync(bool isMoreThere)
    {
        ForwardBatch batch = _current;
        _status = _status with { WaitingSinceMicroseconds = batch.MinReceivedMicroseconds };
        if (isMoreThere)
        {
            _ahead ??= ReadAsync(_other);
        }

        EngineReceipt receipt = await AttemptAsync(batch);

        // The batch that follows was never sent by this process. One before it may have sent it, if it had sent this one to its end. Where
        // the cursor was lost an engine may have forgotten the oldest and have the rest: there all that was there is in doubt.
        _isDoubtful = (_isDoubtful && receipt.HadLast) || batch.Last < _doubtTo;
        _inEngine = receipt.Position;
        _isUnsent = false;
        if (receipt.GroupsFound > 0)
        {
            ForwardingLog.Found(_logger, receipt.GroupsFound, batch.Groups.Count);
        }

        if (receipt.LeftOut > 0)
        {
            ForwardingLog.LeftOut(_logger, receipt.LeftOut, batch.Node, batch.Epoch, batch.Groups[0].Sequence, batch.Last.Sequence);
        }

        ForwarderStatus status = _status;
        _status = status with
        {
            Position = batch.Last,
            Sessions = status.Sessions + batch.SessionCount,
            Groups = status.Groups + batch.Groups.Count,
            Batches = status.Batches + 1,
            GroupsFound = status.GroupsFound + receipt.GroupsFound,
            LeftOutRequests = status.LeftOutRequests + receipt.LeftOut,
        };
        _isCursorBehind = true;
        KeepCursor();
        SetRunning();
    }

    private async Task<EngineReceipt> AttemptAsync(ForwardBatch batch)
    {
        using CancellationTokenSource timeout = new(_options.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _stop.Token);
        try
        {
            return await _engine.SendAsync(batch, new SendAttempt(_isDoubtful, _inEngine), either.Token);
        }
        catch (EngineException refused) when (refused.IsStored == false)
        {
            throw;
        }
        catch (Exception late) when (timeout.IsCancellationRequested && !_stop.IsCancellationRequested)
        {
            _isDoubtful = true;
            throw new EngineException(string.Create(
                CultureInfo.InvariantCulture, $"{_engine.Name} has not stored {batch.SessionCount} sessions within {_options.Timeout.TotalSeconds} s"), inner: late);
        }
        catch
        {
            _isDoubtful = true;
            throw;
        }
    }

    // What is stored in the engine is stored: a cursor that lags behind costs a question after the next start.
    private void KeepCursor()
    {
        try
        {
            if (!_cursor.IsOpen)
            {
                OpenCursor();
            }

            _cursor.Store(_status.Position, _inEngine, _reader!.Left);
            _isCursorBehind = false;
        }
        catch (Exception refused) when (refused is SqliteException or IOException or UnauthorizedAccessException)
        {
            ForwardingLog.CursorNotKept(_logger, refused.Message);
        }
    }

    // All that was there is stored.
    private void SetForwarded()
    {
        _status = _status with { WaitingSinceMicroseconds = null };
        if (_isCursorBehind)
        {
            KeepCursor();
        }

        SetRunning();
    }

    private void SetRunning()
    {
        _backOff.Reset();
        _toldTimestamp = null;
        ForwarderStatus status = _status;
        _status = status with
        {
            Problem = null,
            FailingSince = null,
            UnreadableSegments = _reader!.Left.Count,
            SetAsideRequests = _reader.SetAsideRequests,
        };
        if (status.FailingSince is { } since)
        {
            ForwardingLog.IsBack(_logger, since);
        }
    }

    private void SetFailing(Exception failure)
    {
        ForwarderStatus status = _status;
        _status = status with { Failures = status.Failures + 1, Problem = failure.Message, FailingSince = status.FailingSince ?? _clock.GetUtcNow() };
        if (_toldTimestamp is { } told && _clock.GetElapsedTime(told) < s_reminder)
        {
            return;
        }

        _toldTimestamp = _clock.GetTimestamp();
        bool isExpected = failure is EngineException or SegmentException or SqliteException or IOException or UnauthorizedAccessException;
        ForwardingLog.Failed(_logger, isExpected ? null : failure, failure.Message);
    }
}
