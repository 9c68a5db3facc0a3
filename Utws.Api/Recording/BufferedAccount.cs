using Utws.Api.Recording.Segments;

namespace Utws.Api.Recording;

/// <summary>
/// Keeps account, in Buffered mode, of what is answered before it is committed, so that what a crash has lost can be told: all that was
/// accepted, less what was told to be lost, less what is committed.
/// </summary>
internal sealed class BufferedAccount(SegmentStore store, ILogger<BufferedAccount> logger) : IDisposable
{
    private AcceptedCounter? _counter;

    /// <summary>What the process before this one had answered and lost; known once <see cref="Open"/> has succeeded.</summary>
    public RecordCount LostBefore { get; private set; }

    /// <summary>Begins to count, and tells what is missing of the process before; after the store was opened. Later calls do nothing.</summary>
    /// <exception cref="Core.Recording.SessionStoreException">It cannot be counted.</exception>
    public void Open()
    {
        if (_counter is not null)
        {
            return;
        }

        AcceptedCounter counter = AcceptedCounter.Open(store.Folder, store.Epoch);
        try
        {
            if (counter.Previous is { } previous)
            {
                CommittedTotals committed = store.CommittedIn(previous.Epoch);
                LostBefore = new RecordCount(
                    Math.Max(0, previous.Requests - previous.LostRequests - committed.Requests),
                    Math.Max(0, previous.Sessions - previous.LostSessions - committed.Sessions));
            }

            _counter = counter;
        }
        finally
        {
            if (_counter is null)
            {
                counter.Dispose();
            }
        }

        if (LostBefore.Requests > 0)
        {
            RecordingLog.Lost(logger, LostBefore.Requests, LostBefore.Sessions);
        }
    }

    /// <summary>A request is being answered.</summary>
    public void Add(int sessions) => _counter!.Add(sessions);

    /// <summary>Requests that were answered are lost, and it has been told.</summary>
    public void AddLost(RecordCount lost) => _counter!.AddLost(lost.Requests, lost.Sessions);

    public void Dispose() => _counter?.Dispose();
}
