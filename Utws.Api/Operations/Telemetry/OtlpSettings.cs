namespace Utws.Api.Operations.Telemetry;

/// <summary>What OpenTelemetry's own variables ask for; they are read as configuration, so they may also stand in appsettings.json.</summary>
internal sealed record OtlpSettings
{
    /// <summary>The share of requests that are traced where <c>OTEL_TRACES_SAMPLER</c> does not say otherwise.</summary>
    public const double UsualShare = 0.001;

    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string MetricsEndpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private const string TracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";

    /// <summary><c>OTEL_SDK_DISABLED</c>.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Whether there is a collector for metrics, and <c>OTEL_METRICS_EXPORTER</c> is not <c>none</c>.</summary>
    public bool ExportsMetrics { get; init; }

    /// <summary>Whether there is a collector for traces, and <c>OTEL_TRACES_EXPORTER</c> is not <c>none</c>.</summary>
    public bool ExportsTraces { get; init; }

    /// <summary>Whether <c>OTEL_TRACES_SAMPLER</c> says which requests are traced.</summary>
    public bool HasSampler { get; init; }

    /// <summary>Reads and checks the variables.</summary>
    /// <exception cref="StartupException">One names no address: the exporter itself would say so in a log of its own that nobody reads.</exception>
    public static OtlpSettings Read(IConfiguration configuration)
    {
        bool hasEndpoint = HasUrl(configuration, Endpoint);
        return new OtlpSettings
        {
            IsDisabled = string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase),
            ExportsMetrics = (HasUrl(configuration, MetricsEndpoint) || hasEndpoint) && Exports(configuration, "OTEL_METRICS_EXPORTER"),
            ExportsTraces = (HasUrl(configuration, TracesEndpoint) || hasEndpoint) && Exports(configuration, "OTEL_TRACES_EXPORTER"),
            HasSampler = !string.IsNullOrEmpty(configuration["OTEL_TRACES_SAMPLER"]),
        };
    }

    private static bool HasUrl(IConfiguration configuration, string name) => configuration[name] switch
    {
        null or "" => false,
        { } text when Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" => true,
        { } text => throw new StartupException($"{name} is '{text}'; expected the http or https URL of an OpenTelemetry collector, such as http://127.0.0.1:4317."),
    };

    private static bool Exports(IConfiguration configuration, string name) =>
        !string.Equals(configuration[name], "none", StringComparison.OrdinalIgnoreCase);
}
