using System.Globalization;
using Utws.Api.Recording.Reading;
using Utws.Api.Recording.Sqlite;

namespace Utws.Api.Field;

/// <summary>
/// Keeps the counts on disk and completes them by what earlier processes have left. What fails is told and tried again; the counts
/// in memory go on. For one thread, but for <see cref="Begin"/> and what tells how it stands.
/// </summary>
internal sealed class FieldKeeper(
    string folder, LiveTally live, FieldState state, Lock use, FieldOptions options, TimeProvider clock, ILogger logger) : IDisposable
{
    private readonly FieldFile _file = new(folder);
    private FieldCatchUp? _catchUp;
    private bool _isLoaded;
    private bool _isBehind;
    private long _triedTimestamp;
    private bool _hasTried;
    private long _epoch;
    private long _plannedEpoch;
    private volatile string? _notKept;
    private volatile string? _lacking;
    private volatile int _segments = 1;

    /// <summary>How many segments are still to be counted; 1 until it is known.</summary>
    public int SegmentsToCatchUp => _segments;

    /// <summary>What is wrong; null if nothing is.</summary>
    public string? Problem => _notKept ?? _lacking;

    /// <summary>The recorder goes on in this epoch. If that is another than before, others may have recorded in between.</summary>
    public void Begin(long epoch) => Interlocked.Exchange(ref _epoch, epoch);

    /// <summary>Does what is due, and tells in what time there will be more.</summary>
    public TimeSpan Step(CancellationToken stopping)
    {
        try
        {
            WriteIfDue();
            if (_isLoaded && CatchUp(stopping))
            {
                return options.SegmentPause;
            }
        }
#pragma warning disable CA1031 // whatever is wrong: it is told, and tried again; nothing else in the server depends on it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Fail(failure);
        }

        return options.SumPeriod;
    }

    /// <summary>Writes a last time, and lets go of the file. Where nothing was loaded, all is in the segments.</summary>
    public void End()
    {
        try
        {
            if (_isLoaded)
            {
                Write();
            }
        }
#pragma warning disable CA1031 // the next start counts what is missing
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Fail(failure);
        }

        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _catchUp?.Dispose();
        _catchUp = null;
    }

    private void WriteIfDue()
    {
        if (_hasTried && clock.GetElapsedTime(_triedTimestamp) < options.WritePeriod)
        {
            lock (use)
            {
                live.TakeOver(state, clock.GetUtcNow());
            }

            return;
        }

        (_hasTried, _triedTimestamp) = (true, clock.GetTimestamp());
        if (!_isLoaded)
        {
            Load();
        }

        Write();
        if (_notKept is not null)
        {
            _notKept = null;
            FieldLog.KeptAgain(logger);
        }
    }

    private void Load()
    {
        FieldChanges? kept = _file.Open(out string? setAside);
        if (setAside is not null)
        {
            FieldLog.SetAside(logger, setAside);
        }

        lock (use)
        {
            if (kept is not null)
            {
                state.Load(kept);
                _lacking = state.LeftOut == 0 ? null : string.Create(
                    CultureInfo.InvariantCulture, $"{state.LeftOut} segments of earlier processes could not be read to their end, and were left out from there on");
            }
        }

        _isLoaded = true;
    }

    private void Write()
    {
        // What a file has that was not written by this process since it opened it is not asked for: all is in memory.
        bool isAll = _isBehind || !_file.IsOpen;
        FieldChanges changes;
        lock (use)
        {
            live.TakeOver(state, clock.GetUtcNow());
            if (isAll)
            {
                state.ForgetKept();
            }

            changes = state.Keep(clock.GetUtcNow());
        }

        if (changes.IsNone)
        {
            return;
        }

        // Until it is done.
        _isBehind = true;
        if (!_file.IsOpen)
        {
            _ = _file.Open(out _);
        }

        _file.Write(changes, isAll);
        _isBehind = false;
    }

    // True if there is more to be done soon.
    private bool CatchUp(CancellationToken stopping)
    {
        long epoch = Interlocked.Read(ref _epoch);
        if (epoch != _plannedEpoch)
        {
            _catchUp?.Dispose();
            _catchUp = new FieldCatchUp(folder, epoch, state, use, options.SegmentPatience, clock);
            _catchUp.Plan();
            _plannedEpoch = epoch;
            _segments = _catchUp.Remaining;
            if (_segments > 0)
            {
                FieldLog.CatchingUp(logger, _segments);
            }
        }

        if (_catchUp is not { Remaining: > 0 } catchUp)
        {
            return false;
        }

        if (catchUp.Step(stopping) is { } problem)
        {
            _lacking = problem;
            FieldLog.Lacking(logger, problem);
        }

        _segments = catchUp.Remaining;
        return _segments > 0 && !catchUp.IsFailing;
    }

    // Told once, and again when another thing is wrong after it was well.
    private void Fail(Exception failure)
    {
        if (_notKept is null)
        {
            FieldLog.NotKept(logger, failure is SqliteException or SegmentException or IOException or UnauthorizedAccessException ? null : failure, failure.Message);
        }

        _notKept = failure.Message;
    }
}
