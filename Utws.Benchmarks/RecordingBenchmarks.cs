using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Utws.Benchmarks.Recording;

namespace Utws.Benchmarks;

/// <summary>A request with its record, 256 at a time: what recording adds to reading, deciding and writing. An operation is one request.</summary>
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the cleanup")]
public class RecordingBenchmarks
{
    private const int Callers = 256;

    // Enough that what it takes to start 256 callers is no part of a request's garbage.
    private const int RequestsEach = 160;
    private const int Requests = Callers * RequestsEach;

    private BenchmarkRecorder _recorder = null!;
    private RecordedCallers _off = null!;
    private RecordedCallers _durable = null!;

    [GlobalSetup]
    public void Setup()
    {
        _recorder = new BenchmarkRecorder();
        _off = new RecordedCallers(Callers, recorder: null, isAwaited: false);
        _durable = new RecordedCallers(Callers, _recorder.Recorder, isAwaited: true);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Requests)]
    public Task<long> Off() => _off.RunAsync(RequestsEach);

    [Benchmark(OperationsPerInvoke = Requests)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public Task<long> Durable() => _durable.RunAsync(RequestsEach);

    [GlobalCleanup]
    public void Cleanup()
    {
        _recorder.Dispose();
    }
}
