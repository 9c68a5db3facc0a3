namespace Utws.Api.Policy;

/// <summary>Has the policy file looked at from time to time.</summary>
internal sealed class PolicyReloadService(PolicyWatcher watcher, UtwsSettings settings, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Reload.Period == TimeSpan.Zero)
        {
            return;
        }

        // Ticks that come while a look lasts are one.
        using PeriodicTimer timer = new(settings.Reload.Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await watcher.LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A start that failed elsewhere ends this without the host's stopping, and the host would call it a failure.
        }
    }
}
