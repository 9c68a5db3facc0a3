using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Operations.Requests;

namespace Utws.Tests.Operations.Requests;

/// <summary>Observers of requests whose meters nobody listens to.</summary>
internal static class UnheardObserver
{
    private static readonly ServiceProvider s_services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public static RequestObserver Instance { get; } = Create(new RequestTotals(), s_services.GetRequiredService<IMeterFactory>());

    /// <summary>An observer with these totals, under a factory of meters of the caller's.</summary>
#pragma warning disable CA2000 // they last as long as the tests
    public static RequestObserver Create(RequestTotals totals, IMeterFactory meters) => new(
        totals,
        new RequestMetrics(meters, totals, TimeProvider.System),
        new RequestTraces(TimeProvider.System),
        new RejectionLog(NullLogger<RejectionLog>.Instance, TimeProvider.System),
        TimeProvider.System);
#pragma warning restore CA2000
}
