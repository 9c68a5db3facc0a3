using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using Utws.Benchmarks.Reading;

namespace Utws.Benchmarks;

/// <summary>Reads all sessions of a request, names compared and values used, over what it could be read with otherwise; and how that grows.</summary>
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the cleanup")]
public class SessionReadingBenchmarks
{
    private readonly SystemXmlSessionSum _systemXml = new();
    private readonly DictionarySessionSum _dictionary = new();
    private readonly Utf8SessionSum _utf8 = new();
    private byte[] _request = [];

    [ParamsSource(nameof(Shapes))]
    public RequestShape Shape { get; set; } = RequestShape.All.First();

    public static IEnumerable<RequestShape> Shapes => RequestShape.All;

    [GlobalSetup]
    public void Setup()
    {
        _request = Shape.Create();
        string expected = Text(SystemXmlReader());
        Agreement.Require(expected, Text(DictionaryReader()), nameof(DictionaryReader));
        Agreement.Require(expected, Text(Serializer()), nameof(Serializer));
        Agreement.Require(expected, Text(Utf8Reader()), nameof(Utf8Reader));
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long SystemXmlReader()
    {
        using MemoryStream stream = new(_request);
        return _systemXml.Read(stream);
    }

    [Benchmark]
    public long DictionaryReader() => _dictionary.Read(_request);

    [Benchmark]
    public long Serializer()
    {
        using MemoryStream stream = new(_request);
        return SerializerSessionSum.Read(stream);
    }

    [Benchmark]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long Utf8Reader() => _utf8.Read(_request);

    [GlobalCleanup]
    public void Cleanup()
    {
        _dictionary.Dispose();
        _utf8.Dispose();
    }

    private static string Text(long sum) => sum.ToString(CultureInfo.InvariantCulture);
}
