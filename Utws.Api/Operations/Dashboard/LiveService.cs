namespace Utws.Api.Operations.Dashboard;

/// <summary>Ends the seconds of <see cref="LiveHistory"/>, and has those told who look.</summary>
internal sealed class LiveService(LiveHistory history, DashboardEvents events, TimeProvider clock, ILogger<LiveService> logger) : BackgroundService
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private bool _hasFailed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_second, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TickAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server ends.
        }
    }

    private async Task TickAsync(CancellationToken stopping)
    {
        try
        {
            history.Tick();
            await events.TellAsync(stopping);
            _hasFailed = false;
        }
#pragma warning disable CA1031 // a source that cannot be read leaves the page stale, which says so; clients are served all the same
        catch (Exception failure) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (!_hasFailed)
            {
                OperationsLog.DashboardFailed(logger, failure);
            }

            _hasFailed = true;
        }
    }
}
