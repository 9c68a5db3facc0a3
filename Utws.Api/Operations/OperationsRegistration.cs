using Utws.Api.Operations.Dashboard;
using Utws.Api.Operations.Requests;
using Utws.Api.Operations.Telemetry;
using Utws.Api.Policy;

namespace Utws.Api.Operations;

/// <summary>Adds what operators look at: health checks, metrics, and the address where they are.</summary>
internal static class OperationsRegistration
{
    /// <summary>Under what the framework logs the beginning and the end of every request, where it is asked to.</summary>
    public const string RequestLogCategory = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public static void AddOperations(this WebApplicationBuilder builder, UtwsSettings settings)
    {
        builder.Services.AddHealthChecks()
            .AddCheck<ServerHealthCheck>("server")
            .AddCheck<PolicyHealthCheck>("policy");

        // The framework logs whatever is not healthy at every probe. What is wrong is logged where it goes wrong, once.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);

        // Why a start failed is Program's to say, in one line; the host would log it with all its frames. What is critical it still logs.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

        // At any level but None the framework makes an activity and a log scope for every request, though nothing is logged of it: 864
        // bytes and 1 us, of 1.7 for all of HTTP. First in the list, it gives way to what the configuration says of this category.
        builder.Services.Configure<LoggerFilterOptions>(options => options.Rules.Insert(0, new LoggerFilterRule(
            providerName: null, RequestLogCategory, LogLevel.None, filter: null)));

        builder.Services.AddMetrics()
            .AddSingleton<UtwsMetrics>()
            .AddSingleton<PolicyMetrics>()
            .AddSingleton<RequestTotals>()
            .AddSingleton<RequestMetrics>()
            .AddSingleton<RequestTraces>()
            .AddSingleton<RejectionLog>()
            .AddSingleton<RequestObserver>();
        builder.AddTelemetry(settings);
        if (settings.Admin.Url is not null)
        {
            builder.Services.AddSingleton<LiveHistory>().AddSingleton<DashboardState>().AddSingleton<DashboardEvents>().AddHostedService<LiveService>();
            builder.Services.AddSingleton<AdminService>().AddHostedService(services => services.GetRequiredService<AdminService>());
        }
    }

    /// <summary>Makes the instruments: nobody else asks for them, and a listener finds only what is there.</summary>
    public static void UseMetrics(this WebApplication application)
    {
        IServiceProvider services = application.Services;
        _ = (services.GetRequiredService<UtwsMetrics>(), services.GetRequiredService<PolicyMetrics>(), services.GetRequiredService<RequestMetrics>());
    }
}
