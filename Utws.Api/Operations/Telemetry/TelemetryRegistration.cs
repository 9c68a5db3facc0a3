using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Utws.Api.Operations.Requests;
using Utws.Api.Policy;

namespace Utws.Api.Operations.Telemetry;

/// <summary>
/// Hands what is measured to OpenTelemetry: as text at the operator's address, and over OTLP where its own variables name a collector
/// (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and the others of the specification). Where neither is, nothing listens and nothing is paid.
/// </summary>
internal static class TelemetryRegistration
{
    // The runtime's collector, allocations, threads; connections and what of TLS fails.
    private static readonly string[] s_meters = [UtwsMetrics.MeterName, "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel"];

    // Their names end in what Prometheus keeps for histograms, and they tell an operator nothing.
    private static readonly string[] s_left = ["dotnet.assembly.count", "dotnet.process.cpu.count", "dotnet.timer.count"];

    /// <exception cref="StartupException">A variable names no address.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder, UtwsSettings settings)
    {
        OtlpSettings otlp = OtlpSettings.Read(builder.Configuration);
        bool isScraped = settings.Admin.Url is not null;
        if (otlp.IsDisabled || (!isScraped && !otlp.ExportsMetrics && !otlp.ExportsTraces))
        {
            return;
        }

        builder.Services.AddHostedService<TelemetryService>();
        OpenTelemetryBuilder telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource
            .AddService("utws", serviceVersion: Version(), autoGenerateServiceInstanceId: false, serviceInstanceId: settings.Recording.Node)
            .AddEnvironmentVariableDetector());
        if (isScraped || otlp.ExportsMetrics)
        {
            telemetry.WithMetrics(metrics => AddMetrics(metrics, isScraped, otlp.ExportsMetrics));
        }

        if (otlp.ExportsTraces)
        {
            telemetry.WithTracing(traces => AddTraces(traces, otlp));
        }
    }

    private static void AddMetrics(MeterProviderBuilder metrics, bool isScraped, bool isExported)
    {
        metrics.AddMeter(s_meters);
        foreach (string constant in s_left)
        {
            metrics.AddView(constant, MetricStreamConfiguration.Drop);
        }

        metrics.AddView(PolicyMetrics.Hits, new MetricStreamConfiguration { CardinalityLimit = PolicyMetrics.MaxSeries });
        if (isScraped)
        {
            // Whose names they are is told once, not in a label of each of them.
            metrics.AddPrometheusExporter(prometheus => prometheus.ScopeInfoEnabled = false);
        }

        if (isExported)
        {
            metrics.AddOtlpExporter();
        }
    }

    private static void AddTraces(TracerProviderBuilder traces, OtlpSettings otlp)
    {
        traces.AddSource(RequestTraces.SourceName).AddOtlpExporter();
        if (!otlp.HasSampler)
        {
            // What the specification has as the default, every request, would be millions of traces a day.
            traces.SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(OtlpSettings.UsualShare)));
        }
    }

    private static string? Version() =>
        typeof(TelemetryRegistration).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
