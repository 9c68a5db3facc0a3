using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Utws.Api.Operations.Telemetry;

/// <summary>
/// Sends what is left to the collector when the server ends, within a bound of its own: a collector that takes connections and answers
/// nothing would keep each exporter for its timeout, ten seconds, and longer than whoever ends the server may wait.
/// </summary>
internal sealed class TelemetryService(MeterProvider? metrics = null, TracerProvider? traces = null) : IHostedService
{
    // A collector nearby takes some milliseconds; and the drain has five seconds for all that has no bound of its own.
    private const int PatienceMilliseconds = 1500;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Both at once, each on a thread that may block.
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => metrics?.Shutdown(PatienceMilliseconds), CancellationToken.None),
        Task.Run(() => traces?.Shutdown(PatienceMilliseconds), CancellationToken.None));
}
