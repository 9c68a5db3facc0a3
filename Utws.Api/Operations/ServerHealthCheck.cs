using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Utws.Api.Operations;

/// <summary>
/// Whether clients can call: not before the public address is open, which it is last, and no longer once the server is
/// asked to stop, so that a balancer sends nobody any more while the last requests are answered.
/// </summary>
internal sealed class ServerHealthCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The server is stopping.")
            : lifetime.ApplicationStarted.IsCancellationRequested ? HealthCheckResult.Healthy("The server is listening.")
            : HealthCheckResult.Unhealthy("The server is starting."));
}
