using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Utws.Tests.Operations;

/// <summary>A check that fails itself.</summary>
internal sealed class ThrowingHealthCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("the disk says \"no\" <é>");
}
