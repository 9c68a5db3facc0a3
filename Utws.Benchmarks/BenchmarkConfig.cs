using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Utws.Benchmarks.Columns;
using Utws.Benchmarks.Gate;

namespace Utws.Benchmarks;

/// <summary>How benchmarks are run: the full set for people, the gated set for CI.</summary>
internal static class BenchmarkConfig
{
    /// <summary>Every benchmark over every body, each in a process of its own, as precisely as BenchmarkDotNet does by default.</summary>
    public static IConfig Full() => DefaultConfig.Instance
        .AddJob(Job.Default.WithGcServer(false).WithGcConcurrent(false))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumn(RequestColumn.NanosecondsPerSession, RequestColumn.MegabytesPerSecond)
        .AddExporter(JsonExporter.Full)
        .WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Value));

    /// <summary>The gated methods over the gated bodies, short, with nothing on the console.</summary>
    /// <remarks>In this process, because building a project for each job takes longer than measuring it; the project file sets the GC.</remarks>
    /// <param name="classes">The benchmark classes to measure; null for all of them.</param>
    /// <param name="folder">Where the reports go.</param>
    /// <param name="log">What BenchmarkDotNet says.</param>
    public static IConfig Gated(IReadOnlySet<string>? classes, string folder, ILogger log) => ManualConfig.CreateEmpty()
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(150)) // many time slices, and some 25 benchmarks still take under two minutes
            .WithWarmupCount(8) // more than a second: tiered compilation with its instrumented stage, on a machine whose other core is busy
            .WithIterationCount(10)) // the gate takes the best of them
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddExporter(JsonExporter.Full)
        .AddFilter(new GateFilter(classes))
        .AddLogger(log)
        .WithArtifactsPath(folder)
        .WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile);
}
