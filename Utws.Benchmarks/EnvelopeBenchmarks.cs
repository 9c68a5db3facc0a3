using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Utws.Benchmarks.Envelope;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Benchmarks;

/// <summary>Routes a request by its head, its header blocks and its body's first element: what SOAP costs beside XML and the operation.</summary>
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the cleanup")]
public class EnvelopeBenchmarks
{
    private readonly Utf8XmlReader _reader = new();
    private readonly NullBodyReader _body = new();
    private readonly SoapEnvelopeReader _envelope;
    private EnvelopeRequest _request = EnvelopeRequest.Create(EnvelopeCase.Soap11ByAction);

    public EnvelopeBenchmarks() =>
        _envelope = new SoapEnvelopeReader(_reader, _body, ContractNames.LogsAvailable, ContractNames.Namespace);

    [ParamsAllValues]
    public EnvelopeCase Case { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _request = EnvelopeRequest.Create(Case);
        SoapVersion? expected = SystemXmlEnvelope.Read(_request);
        int begun = _body.Begun;
        SoapVersion? actual = Read();
        Agreement.Require($"{expected} 1", $"{actual} {_body.Begun - begun}", nameof(Utf8Envelope));
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public bool SystemXmlReader() => SystemXmlEnvelope.Read(_request) is not null;

    [Benchmark]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public bool Utf8Envelope() => Read() is not null;

    [GlobalCleanup]
    public void Cleanup() => _reader.Dispose();

    private SoapVersion? Read()
    {
        var head = SoapHead.Of(_request.Head, EnvelopeRequest.Action);
        _reader.Reset(head.Encoding);
        _envelope.Reset(head);
        _reader.Append(_request.Body);
        _reader.Complete();
        return _envelope.Advance() is SoapEnvelopeOutcome.Complete ? _envelope.Version : null;
    }
}
