using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Utws.Benchmarks.Requests;

namespace Utws.Benchmarks;

/// <summary>Reads a request into its sessions, each number parsed and each text at hand: what reading alone costs, without the answer.</summary>
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the cleanup")]
public class RequestBenchmarks
{
    private readonly RequestSum _ahead = new(readsAhead: true);
    private readonly RequestSum _nodeByNode = new(readsAhead: false);
    private byte[] _request = [];

    [ParamsAllValues]
    public RequestCase Case { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _request = RequestCases.Create(Case);
        string expected = Text(SystemXmlReader());
        Agreement.Require(expected, Text(SystemXmlSerializer()), nameof(SystemXmlSerializer));
        Agreement.Require(expected, Text(NodeByNode()), nameof(NodeByNode));
        Agreement.Require(expected, Text(Ahead()), nameof(Ahead));
        Agreement.Require(expected, Text(Ahead()), nameof(Ahead) + " the second time");
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long SystemXmlReader() => SystemXmlSum.ByHand(_request);

    [Benchmark]
    public long SystemXmlSerializer() => SystemXmlSum.BySerializer(_request);

    [Benchmark]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long NodeByNode() => _nodeByNode.Read(_request);

    [Benchmark]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long Ahead() => _ahead.Read(_request);

    [GlobalCleanup]
    public void Cleanup()
    {
        _ahead.Dispose();
        _nodeByNode.Dispose();
    }

    private static string Text(long sum) => sum.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
