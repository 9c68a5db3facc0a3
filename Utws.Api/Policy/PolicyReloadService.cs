namespace Utws.Api.Policy;

/// <summary>Has the policy's file or URL looked at from time to time.</summary>
internal sealed class PolicyReloadService(PolicyWatcher watcher, UtwsSettings settings, TimeProvider clock) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    private PeriodicTimer? _timer;

    /// <summary>Ends when the looks do.</summary>
    public Task Looking { get; private set; } = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        watcher.Begin();
        if (settings.Reload.Period > TimeSpan.Zero)
        {
            _timer = new PeriodicTimer(settings.Reload.Period, clock);
            Looking = LookAsync(_timer);
        }

        return Task.CompletedTask;
    }

    // A look that the file system holds up is not waited for longer than the host waits for anything.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Looking.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _timer?.Dispose();
    }

    private async Task LookAsync(PeriodicTimer timer)
    {
        CancellationToken stopping = _stopping.Token;
        try
        {
            // Ticks that come while a look lasts are one.
            while (await timer.WaitForNextTickAsync(stopping))
            {
                await watcher.LookAsync(stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
