namespace Utws.Api.Capture;

/// <summary>Writes what was captured, off the requests' path, and keeps telling the operator that it does.</summary>
internal sealed class CaptureService(
    MessageCapture capture, CaptureFolder folder, CaptureSettings settings, TimeProvider clock, ILogger<CaptureService> logger) : IHostedService, IDisposable
{
    // Often enough that it is in every log that somebody looks at, seldom enough not to fill it.
    private static readonly TimeSpan s_reminder = TimeSpan.FromHours(1);

    private ITimer? _timer;
    private Task _writing = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Warn();
        _timer = clock.CreateTimer(static service => ((CaptureService)service!).Warn(), this, s_reminder, s_reminder);
        _writing = Task.Run(WriteAllAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    // Requests have ended by now: what waits is written, and then it is over.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        capture.EndWaiting();
        await _writing.WaitAsync(cancellationToken);
    }

    public void Dispose() => _timer?.Dispose();

    private void Warn()
    {
        if (!capture.IsStopped)
        {
            CaptureLog.IsOn(logger, settings.Path, capture.Dropped);
        }
    }

    private async Task WriteAllAsync()
    {
        bool isBroken = false;
        await foreach (CapturedExchange exchange in capture.Waiting.ReadAllAsync())
        {
            if (isBroken)
            {
                continue;
            }

            try
            {
                await folder.WriteAsync(exchange);
            }
#pragma warning disable CA1031 // whatever is wrong with the disk: it is told once, and no client notices
            catch (Exception failure)
#pragma warning restore CA1031
            {
                isBroken = true;
                _ = capture.TryStop();
                CaptureLog.DiskFailed(logger, failure, settings.Path);
            }
        }
    }
}
