using Utws.Api.Recording.Segments;

namespace Utws.Api.Recording;

/// <summary>
/// Keeps account, in Buffered mode, of what is answered before it is committed, so that what a crash has lost can be told: all that was
/// accepted, less what was told to be lost, less what is committed.
/// </summary>
internal sealed class BufferedAccount(SegmentStore store, ILogger<BufferedAccount> logger) : IDisposable
{
    // The writer may outlive this where the disk hangs at the end: what it adds then is added to nothing.
    private readonly Lock _use = new();
    private AcceptedCounter? _counter;
    private bool _isDisposed;

    /// <summary>What the process before this one had answered and lost; known once <see cref="Open"/> has succeeded.</summary>
    public RecordCount LostBefore { get; private set; }

    /// <summary>Begins to count, and tells what is missing of the process before; after the store was opened. Later calls do nothing.</summary>
    /// <exception cref="Core.Recording.SessionStoreException">It cannot be counted.</exception>
    public void Open()
    {
        lock (_use)
        {
            if (_counter is not null || _isDisposed)
            {
                return;
            }

            _counter = OpenCounter();
        }

        if (LostBefore.Requests > 0)
        {
            RecordingLog.Lost(logger, LostBefore.Requests, LostBefore.Sessions);
        }
    }

    /// <summary>A request is being answered.</summary>
    public void Add(int sessions)
    {
        lock (_use)
        {
            _counter?.Add(sessions);
        }
    }

    /// <summary>Requests that were answered are lost, and it has been told.</summary>
    public void AddLost(RecordCount lost)
    {
        lock (_use)
        {
            _counter?.AddLost(lost.Requests, lost.Sessions);
        }
    }

    /// <summary>Ends counting; the account is settled where nothing is missing.</summary>
    public void Dispose()
    {
        lock (_use)
        {
            _isDisposed = true;
            if (_counter is { } counter && counter.Current.LostBeside(store.Committed) == default)
            {
                counter.Settle();
            }

            _counter?.Dispose();
            _counter = null;
        }
    }

    private AcceptedCounter OpenCounter()
    {
        AcceptedCounter counter = AcceptedCounter.Open(store.Folder, store.Epoch);
        try
        {
            if (counter.Previous is { } previous)
            {
                LostTotals lost = previous.LostBeside(store.CommittedIn(previous.Epoch));
                LostBefore = new RecordCount(lost.Requests, lost.Sessions);
            }

            return counter;
        }
        catch
        {
            counter.Dispose();
            throw;
        }
    }
}
