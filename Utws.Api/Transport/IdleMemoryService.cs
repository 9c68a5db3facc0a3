using Utws.Api.Soap;

namespace Utws.Api.Transport;

/// <summary>Gives back what a burst of requests needed once it is over: walks and blocks that were spare from one look to the next.</summary>
internal sealed class IdleMemoryService(RequestWalkPool walks, TransportMemoryPoolFactory blocks, TimeProvider clock)
    : IHostedService, IDisposable
{
    // A walk has some 60 KB when it has read and answered a few dozen sessions.
    private const int WalkBytes = 60 * 1024;

    // Less is not worth a collection, which takes 10 to 20 ms.
    private const int MinCollectedBytes = 16 * 1024 * 1024;

    // Long enough that load which comes in waves keeps what it has, short enough that nobody looks twice at the process's size.
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(10);

    // The collection stops all threads while it compacts: load that comes in waves is not to pay for each of them.
    private static readonly TimeSpan s_betweenCollections = TimeSpan.FromMinutes(5);

    private ITimer? _timer;
    private long? _lastCollection;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = clock.CreateTimer(static service => ((IdleMemoryService)service!).DropIdle(), this, s_period, s_period);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    // Requests make next to no garbage, so by itself the collector might not come by for hours.
    private void DropIdle()
    {
        long dropped = (walks.DropIdle() * (long)WalkBytes) + (blocks.DropIdle() * (long)TransportMemoryPool.BlockBytes);
        if (dropped >= MinCollectedBytes && !(_lastCollection is { } last && clock.GetElapsedTime(last) < s_betweenCollections))
        {
            _lastCollection = clock.GetTimestamp();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
