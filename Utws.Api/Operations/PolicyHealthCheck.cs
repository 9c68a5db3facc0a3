using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Utws.Api.Policy;

namespace Utws.Api.Operations;

/// <summary>
/// Whether the policy's file or URL has what is served, and a URL's is kept for the next start. If not, the last good one is served: the
/// server is degraded, and ready.
/// </summary>
internal sealed class PolicyHealthCheck(PolicyWatcher watcher, UtwsSettings settings) : IHealthCheck
{
    // Longer than any look at a file system that works; as long as NFS waits before it says that its server doesn't answer.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        PolicyStatus status = watcher.Status;
        return Task.FromResult(status.Error is { } error ? HealthCheckResult.Degraded(Refused(status, error, watcher.CopyAge))
            : status.NotKept is { } notKept ? HealthCheckResult.Degraded(NotKept(status, notKept))
            : IsStuck() ? HealthCheckResult.Degraded(Stuck(status))
            : HealthCheckResult.Healthy(Served(status)));
    }

    private static string Refused(PolicyStatus status, PolicyError error, TimeSpan? copyAge) => string.Create(
        CultureInfo.InvariantCulture,
        $"Revision {status.Revision} stays{Copied(copyAge)}; refused since {status.RefusedSince:yyyy-MM-ddTHH:mm:ssZ}: {error}");

    private static string Copied(TimeSpan? age) =>
        age is { } known ? string.Create(CultureInfo.InvariantCulture, $", a copy kept {known:d\\.hh\\:mm\\:ss} ago") : "";

    private static string Served(PolicyStatus status) => string.Create(
        CultureInfo.InvariantCulture, $"Revision {status.Revision} of {status.File}, {status.Rules} rules, served since {status.LoadedAt:yyyy-MM-ddTHH:mm:ssZ}.");

    private static string NotKept(PolicyStatus status, string notKept) =>
        $"{Served(status)} It cannot be kept for a start at which that does not answer: {notKept}";

    private static string Stuck(PolicyStatus status) =>
        $"Revision {status.Revision} stays; the file system of {status.File} does not answer.";

    private bool IsStuck() => settings.Reload.Period > TimeSpan.Zero && watcher.SinceLook > settings.Reload.Period + s_patience;
}
