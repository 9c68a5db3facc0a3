using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Utws.Api.Recording;

/// <summary>Whether requests can be recorded. If not they are refused, so a balancer shall send them elsewhere.</summary>
internal sealed class RecordingHealthCheck(SessionRecorder recorder, RecordingSettings settings) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        RecorderStatus status = recorder.Status;
        return Task.FromResult(status.State switch
        {
            RecorderState.Running when status.Held is { } reason => HealthCheckResult.Unhealthy("Refusing requests: " + reason),
            RecorderState.Running => HealthCheckResult.Healthy(string.Create(
                CultureInfo.InvariantCulture,
                $"{settings.Mode} in {Path.GetFullPath(settings.Path)}: {status.Committed.Requests} requests recorded since the start, {status.Waiting} waiting.")),
            RecorderState.Starting => HealthCheckResult.Unhealthy("The record is being opened."),
            RecorderState.Stopped => HealthCheckResult.Unhealthy("The record is closed: the server is ending."),
            _ => HealthCheckResult.Unhealthy(string.Create(
                CultureInfo.InvariantCulture, $"Refusing requests since {status.FailingSince:yyyy-MM-ddTHH:mm:ssZ}: {status.Problem}")),
        });
    }
}
