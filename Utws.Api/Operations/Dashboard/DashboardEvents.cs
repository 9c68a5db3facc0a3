namespace Utws.Api.Operations.Dashboard;

/// <summary>
/// Tells all who look the same: the last second each second, the rest every five or once it is another. What is told is written once for
/// all, and not at all for nobody.
/// </summary>
internal sealed class DashboardEvents(DashboardState state)
{
    /// <summary>
    /// How many streams there may be at once: each keeps its connection for good, and together they have a quarter of those that the operator's address
    /// takes. Other connections are not counted here; they end by themselves when nothing is asked on them.
    /// </summary>
    public const int MaxStreams = 50;

    private const int SecondsBetweenRests = 5;

    private readonly List<EventStream> _streams = [];
    private int _secondsSinceRest;
    private object? _toldMark;

    /// <summary>How many look.</summary>
    public int Streams
    {
        get
        {
            lock (_streams)
            {
                return _streams.Count;
            }
        }
    }

    /// <summary>Adds one who looks; null if there are as many as may be.</summary>
    public EventStream? Open()
    {
        lock (_streams)
        {
            if (_streams.Count >= MaxStreams)
            {
                return null;
            }

            EventStream stream = new();
            _streams.Add(stream);
            return stream;
        }
    }

    /// <summary>Takes one away who has gone.</summary>
    public void Close(EventStream stream)
    {
        lock (_streams)
        {
            _ = _streams.Remove(stream);
        }
    }

    /// <summary>A second is over.</summary>
    public Task TellAsync(CancellationToken cancellation) => Streams == 0 ? Task.CompletedTask : TellAllAsync(cancellation);

    /// <summary>The event that a stream begins with.</summary>
    public async Task<ReadOnlyMemory<byte>> FirstAsync(CancellationToken cancellation)
    {
        DashboardHealth health = await state.CheckAsync(cancellation);
        return DashboardEvent.Of("state"u8, json => state.WriteAll(json, health));
    }

    private async Task TellAllAsync(CancellationToken cancellation)
    {
        Tell(DashboardEvent.Of("live"u8, state.WriteLive));
        object mark = state.Mark();
        if (++_secondsSinceRest < SecondsBetweenRests && mark.Equals(_toldMark))
        {
            return;
        }

        _secondsSinceRest = 0;
        _toldMark = mark;
        DashboardHealth health = await state.CheckAsync(cancellation);
        Tell(DashboardEvent.Of("rest"u8, json => state.WriteRest(json, health)));
    }

    private void Tell(ReadOnlyMemory<byte> bytes)
    {
        lock (_streams)
        {
            foreach (EventStream stream in _streams)
            {
                stream.Add(bytes);
            }
        }
    }
}
