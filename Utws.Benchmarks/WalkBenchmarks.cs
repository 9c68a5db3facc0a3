using System.Diagnostics.CodeAnalysis;
using System.Text;
using BenchmarkDotNet.Attributes;
using Utws.Benchmarks.Envelope;
using Utws.Benchmarks.Walk;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Benchmarks;

/// <summary>A whole request without the network and the disk: read, decide, write. What a process spends on the operation itself.</summary>
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the cleanup")]
public class WalkBenchmarks
{
    private static readonly SampleDecider s_decider = new();

    private readonly SoapProcessor _processor = new(new SoapProcessorOptions());
    private readonly MemoryStream _answer = new();
    private SoapRequestHead _head;
    private byte[] _request = [];

    [ParamsAllValues]
    public RequestBody Body { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _request = RequestBodies.Create(Body);
        _head = EnvelopeRequest.HeadOf(RequestBodies.IsSoap12(Body));
        _ = SystemXmlByHand();
        string expected = Answer();
        _ = Serializer();
        Agreement.Require(expected, Answer(), nameof(Serializer));
        _ = Utf8Walk();
        Agreement.Require(expected, Encoding.UTF8.GetString(_processor.Answer.Body.Span), nameof(Utf8Walk));
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

    [Benchmark]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long Utf8Walk()
    {
        _processor.Begin(_head, _request.Length, s_decider, DateTimeOffset.UnixEpoch);
        _processor.Append(_request);
        _processor.Complete();
        return _processor.Answer.Body.Length;
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _processor.Dispose();
        _answer.Dispose();
    }

    private string Answer() => Encoding.UTF8.GetString(_answer.GetBuffer(), 0, (int)_answer.Length);
}
