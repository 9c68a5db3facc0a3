using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Utws.Tests.Operations.Dashboard;

/// <summary>Health as a test says.</summary>
internal sealed class ScriptedHealth : HealthCheckService
{
    public Dictionary<string, HealthReportEntry> Entries { get; } = new(StringComparer.Ordinal)
    {
        ["server"] = new(HealthStatus.Healthy, "The server is listening.", TimeSpan.Zero, exception: null, data: null),
    };

    public override Task<HealthReport> CheckHealthAsync(
        Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default) => Task.FromResult(new HealthReport(Entries, TimeSpan.Zero));
}
