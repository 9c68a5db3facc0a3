using Utws.Core.Recording;

namespace Utws.Api.Field;

/// <summary>
/// What the recorder's thread counts, until another thread takes it over: for each there is a tally, and they are exchanged. Neither waits
/// for the other longer than a group takes.
/// </summary>
internal sealed class LiveTally : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _wanted = new(0, 1);
    private readonly List<(long Epoch, long Sequence)> _ended = [];
    private SessionTally _filling = new();
    private SessionTally _other = new();
    private bool _isWanted;
    private long _epoch;
    private long _sequence;

    /// <summary>What is counted from here on is of this epoch.</summary>
    public void Begin(long epoch)
    {
        lock (_gate)
        {
            if (epoch == _epoch)
            {
                return;
            }

            if (_sequence > 0)
            {
                _ended.Add((_epoch, _sequence));
            }

            (_epoch, _sequence) = (epoch, 0);
        }
    }

    /// <summary>Counts a group.</summary>
    public void Add(RecordGroup group)
    {
        lock (_gate)
        {
            _sequence = group.Sequence;
            for (int i = 0; i < group.RequestCount; i++)
            {
                _filling.Add(group.Request(i), group.Sessions(i));
            }

            if (_filling.IsFilling && !_isWanted)
            {
                _isWanted = true;
                _ = _wanted.Release();
            }
        }
    }

    /// <summary>Waits until it is time to take over, and no longer than the pause.</summary>
    public void Wait(TimeSpan pause, CancellationToken stopping) => _ = _wanted.Wait(pause, stopping);

    /// <summary>Takes over what was counted; one thread at a time.</summary>
    public void TakeOver(FieldState state, DateTimeOffset now)
    {
        lock (_gate)
        {
            (_filling, _other) = (_other, _filling);
            if (_isWanted)
            {
                // Whoever waited has taken it, or will find nothing to do.
                _isWanted = false;
                _ = _wanted.Wait(0, CancellationToken.None);
            }

            foreach ((long epoch, long sequence) in _ended)
            {
                state.Reach(epoch, sequence);
            }

            _ended.Clear();
            if (_sequence > 0)
            {
                state.Reach(_epoch, _sequence);
            }
        }

        state.Take(_other, now);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _filling.Dispose();
        _other.Dispose();
        _wanted.Dispose();
    }
}
