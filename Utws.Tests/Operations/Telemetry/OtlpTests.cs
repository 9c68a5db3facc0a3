using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Utws.Api;
using Utws.Api.Operations.Telemetry;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Operations.Telemetry;

/// <summary>What goes to a collector that OpenTelemetry's variables name.</summary>
public sealed class OtlpTests
{
    private static readonly RawHttpRequest s_good = RawHttpRequest.Soap(EnvelopeVersion.Soap12, RequestBody.OneSession(EnvelopeVersion.Soap12));

    [Fact]
    public async Task MetricsAndTraces_ArriveAtTheCollector()
    {
        await using Collector collector = await Collector.StartAsync();
        await using (UtwsServer server = await UtwsServer.StartAsync(
            decider: null,
            "--OTEL_EXPORTER_OTLP_ENDPOINT=" + collector.Url,
            "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            "--OTEL_TRACES_SAMPLER=always_on",
            "--OTEL_METRIC_EXPORT_INTERVAL=200",
            "--OTEL_SERVICE_NAME=our-endpoint",
            "--Utws:Recording:Node=node-7"))
        {
            Assert.Equal(200, (await server.SendAsync(s_good)).Status);
            await RecorderRun.UntilAsync(() => collector.Has("/v1/metrics", "utws.request.duration"));
        }

        // What was still to be exported went when the server ended.
        await RecorderRun.UntilAsync(() => collector.Has("/v1/traces", "logsAvailable"));
        Assert.True(collector.Has("/v1/metrics", "utws.requests"));
        Assert.True(collector.Has("/v1/metrics", "dotnet.gc.collections"));
        Assert.True(collector.Has("/v1/traces", "parse"));
        Assert.All((string[])["/v1/metrics", "/v1/traces"], path => Assert.True(collector.Has(path, "our-endpoint") && collector.Has(path, "node-7")));
    }

    [Fact]
    public async Task SignalThatIsTurnedOff_IsNotExported()
    {
        await using Collector collector = await Collector.StartAsync();
        await using (UtwsServer server = await UtwsServer.StartAsync(
            decider: null,
            "--OTEL_EXPORTER_OTLP_ENDPOINT=" + collector.Url,
            "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            "--OTEL_TRACES_SAMPLER=always_on",
            "--OTEL_METRICS_EXPORTER=none"))
        {
            Assert.Equal(200, (await server.SendAsync(s_good)).Status);
        }

        await RecorderRun.UntilAsync(() => collector.Has("/v1/traces", "logsAvailable"));
        Assert.False(collector.Has("/v1/metrics", "utws"));
    }

    [Theory]
    [InlineData("OTEL_TRACES_SAMPLER", "traceidratoi", "always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off or parentbased_traceidratio")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "0,001", "a share from 0 to 1, such as 0.01")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "2", "a share from 0 to 1, such as 0.01")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http", "grpc or http/protobuf")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL", "1s", "milliseconds")]
    public void ValueThatWouldBePassedOver_StopsTheStart(string name, string value, string expected)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
        Assert.Equal($"{name} is '{value}'; expected {expected}.", Assert.Throws<StartupException>(() => OtlpSettings.Read(configuration)).Message);
    }

    // It takes connections and answers nothing; each exporter would wait for ten seconds, one behind the other.
    [Fact]
    public async Task CollectorThatHangs_KeepsTheServersEndForItsBoundAlone()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
#pragma warning disable CA2000 // it is disposed of below: how long that takes is what is asked
        UtwsServer server = await UtwsServer.StartAsync(
#pragma warning restore CA2000
            decider: null,
            $"--OTEL_EXPORTER_OTLP_ENDPOINT=http://{silent.LocalEndpoint}",
            "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            "--OTEL_TRACES_SAMPLER=always_on");
        Assert.Equal(200, (await server.SendAsync(s_good)).Status);
        long begun = TimeProvider.System.GetTimestamp();
        await server.DisposeAsync();
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "4317")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "ftp://127.0.0.1")]
    public void EndpointThatIsNone_StopsTheStartAndSaysSo(string name, string value)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
        StartupException refused = Assert.Throws<StartupException>(() => OtlpSettings.Read(configuration));
        Assert.Equal($"{name} is '{value}'; expected the http or https URL of an OpenTelemetry collector, such as http://127.0.0.1:4317.", refused.Message);
    }
}
