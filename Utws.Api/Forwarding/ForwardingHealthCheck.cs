using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Utws.Api.Recording.Segments;

namespace Utws.Api.Forwarding;

/// <summary>Whether what is recorded arrives in the engine. If not it stays recorded: the server is degraded, and ready.</summary>
internal sealed class ForwardingHealthCheck(Forwarder forwarder, IEngine engine, TimeProvider clock) : IHealthCheck
{
    // Back-off reaches its longest pause within a minute: a restart of the engine is no news.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ForwarderStatus status = forwarder.Status;
        if (status.FailingSince is { } since && clock.GetUtcNow() - since >= s_patience)
        {
            return Task.FromResult(HealthCheckResult.Degraded(string.Create(
                CultureInfo.InvariantCulture, $"Not forwarded since {since:yyyy-MM-ddTHH:mm:ssZ}, recorded all the same: {status.Problem}")));
        }

        if (status.UnreadableSegments > 0)
        {
            return Task.FromResult(HealthCheckResult.Degraded(string.Create(
                CultureInfo.InvariantCulture, $"{status.UnreadableSegments} damaged segments were not forwarded to their end; the log names them.")));
        }

        string waiting = status.WaitingSinceMicroseconds is { } oldest
            ? string.Create(CultureInfo.InvariantCulture, $"the oldest that waits came at {SegmentClock.ToInstant(oldest):yyyy-MM-ddTHH:mm:ssZ}")
            : "none waits";
        return Task.FromResult(HealthCheckResult.Healthy(string.Create(
            CultureInfo.InvariantCulture, $"{status.Sessions} sessions forwarded to {engine.Name} since the start; {waiting}.")));
    }
}
