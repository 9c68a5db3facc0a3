using System.Diagnostics.CodeAnalysis;
using System.Text;
using BenchmarkDotNet.Attributes;
using Utws.Benchmarks.Walk;

namespace Utws.Benchmarks;

/// <summary>A whole request without the network and the disk: read, decide, write. What a process spends on the operation itself.</summary>
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the cleanup")]
public class WalkBenchmarks
{
    private readonly MemoryStream _answer = new();
    private byte[] _request = [];

    [ParamsAllValues]
    public RequestBody Body { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _request = RequestBodies.Create(Body);
        _ = SystemXmlByHand();
        string expected = Answer();
        _ = Serializer();
        Agreement.Require(expected, Answer(), nameof(Serializer));
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long SystemXmlByHand()
    {
        _answer.SetLength(0);
        using MemoryStream request = new(_request);
        SystemXmlWalk.Answer(request, _answer);
        return _answer.Length;
    }

    [Benchmark]
    public long Serializer()
    {
        _answer.SetLength(0);
        using MemoryStream request = new(_request);
        SerializerWalk.Answer(request, _answer);
        return _answer.Length;
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _answer.Dispose();
    }

    private string Answer() => Encoding.UTF8.GetString(_answer.GetBuffer(), 0, (int)_answer.Length);
}
