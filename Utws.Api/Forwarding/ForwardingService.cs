using System.Globalization;

namespace Utws.Api.Forwarding;

/// <summary>
/// Forwards for as long as the server runs. Registered before recording, it is stopped after it: what the last requests left is sent on,
/// as far as there is time.
/// </summary>
internal sealed class ForwardingService(Forwarder forwarder, ForwardingMetrics metrics, ForwardingSettings settings, ILogger<ForwardingService> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Asked for, they are there: a listener finds only the instruments that somebody has made.
        _ = metrics;
        forwarder.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!await forwarder.StopAsync(settings.Drain))
        {
            string reason = forwarder.Status.Problem ?? string.Create(CultureInfo.InvariantCulture, $"not within {settings.Drain.TotalSeconds} s");
            ForwardingLog.LeftWaiting(logger, reason);
        }
    }
}
