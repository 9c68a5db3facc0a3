using System.Globalization;

namespace Utws.Api.Operations.Telemetry;

/// <summary>What OpenTelemetry's own variables ask for; they are read as configuration, so they may also stand in appsettings.json.</summary>
internal sealed record OtlpSettings
{
    /// <summary>The share of requests that are traced where <c>OTEL_TRACES_SAMPLER</c> does not say otherwise.</summary>
    public const double UsualShare = 0.001;

    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string MetricsEndpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private const string TracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";

    private static readonly string[] s_samplers =
        ["always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"];

    private static readonly string[] s_protocols = ["grpc", "http/protobuf"];

    /// <summary><c>OTEL_SDK_DISABLED</c>.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Whether there is a collector for metrics, and <c>OTEL_METRICS_EXPORTER</c> is not <c>none</c>.</summary>
    public bool ExportsMetrics { get; init; }

    /// <summary>Whether there is a collector for traces, and <c>OTEL_TRACES_EXPORTER</c> is not <c>none</c>.</summary>
    public bool ExportsTraces { get; init; }

    /// <summary>Whether <c>OTEL_TRACES_SAMPLER</c> says which requests are traced.</summary>
    public bool HasSampler { get; init; }

    /// <summary>Reads and checks the variables.</summary>
    /// <exception cref="StartupException">
    /// One has a value that cannot be used. OpenTelemetry would pass over it, in a log of its own that nobody reads: a sampler that is misspelt
    /// would trace every request.
    /// </exception>
    public static OtlpSettings Read(IConfiguration configuration)
    {
        bool hasEndpoint = HasUrl(configuration, Endpoint);
        CheckWord(configuration, "OTEL_TRACES_SAMPLER", s_samplers);
        CheckWord(configuration, "OTEL_EXPORTER_OTLP_PROTOCOL", s_protocols);
        CheckNumber(configuration, "OTEL_TRACES_SAMPLER_ARG", 1, "a share from 0 to 1, such as 0.01");
        CheckNumber(configuration, "OTEL_EXPORTER_OTLP_TIMEOUT", int.MaxValue, "milliseconds");
        CheckNumber(configuration, "OTEL_METRIC_EXPORT_INTERVAL", int.MaxValue, "milliseconds");
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

    private static void CheckWord(IConfiguration configuration, string name, string[] words)
    {
        if (configuration[name] is { Length: > 0 } text && !words.Contains(text, StringComparer.Ordinal))
        {
            throw new StartupException($"{name} is '{text}'; expected {string.Join(", ", words[..^1])} or {words[^1]}.");
        }
    }

    private static void CheckNumber(IConfiguration configuration, string name, double most, string expected)
    {
        if (configuration[name] is { Length: > 0 } text
            && !(double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number <= most))
        {
            throw new StartupException($"{name} is '{text}'; expected {expected}.");
        }
    }

    private static bool Exports(IConfiguration configuration, string name) =>
        !string.Equals(configuration[name], "none", StringComparison.OrdinalIgnoreCase);
}
