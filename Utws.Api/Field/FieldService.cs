namespace Utws.Api.Field;

/// <summary>Counts for as long as the server runs. Registered before recording, it is stopped after it: the last groups are counted too.</summary>
internal sealed class FieldService(FieldCounts counts, FieldMetrics metrics, ILogger<FieldService> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Asked for, they are there: a listener finds only the instruments that somebody has made.
        _ = metrics;
        counts.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!await counts.StopAsync())
        {
            FieldLog.NotEnded(logger);
        }
    }
}
