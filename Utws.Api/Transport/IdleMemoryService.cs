using Utws.Api.Soap;

namespace Utws.Api.Transport;

/// <summary>Gives back what a burst of requests needed once it is over: walks and blocks that were spare from one look to the next.</summary>
internal sealed class IdleMemoryService(RequestWalkPool walks, TransportMemoryPoolFactory blocks, TimeProvider clock) : BackgroundService
{
    // Long enough that load which comes in waves keeps what it has, short enough that nobody looks twice at the process's size.
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            walks.DropIdle();
            blocks.DropIdle();
        }
    }
}
