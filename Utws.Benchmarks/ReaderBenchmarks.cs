using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;
using BenchmarkDotNet.Attributes;
using Utws.Core.Xml;

namespace Utws.Benchmarks;

/// <summary>Reads a request to its end and takes every element name and text: what parsing alone costs.</summary>
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the cleanup")]
public class ReaderBenchmarks
{
    private readonly Utf8XmlReader _reader = new();
    private byte[] _document = [];

    [ParamsAllValues]
    public RequestBody Body { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _document = RequestBodies.Create(Body);
        string expected = Trace(XmlReader.Create(new MemoryStream(_document)));
        Agreement.Require(expected, Trace(XmlDictionaryReader.CreateTextReader(_document, XmlDictionaryReaderQuotas.Max)), nameof(DictionaryReader));
        Agreement.Require(expected, TraceUtf8(), nameof(Utf8Reader));
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long SystemXmlReader()
    {
        using MemoryStream stream = new(_document);
        using var reader = XmlReader.Create(stream);
        return Sum(reader);
    }

    [Benchmark]
    public long DictionaryReader()
    {
        using var reader = XmlDictionaryReader.CreateTextReader(_document, XmlDictionaryReaderQuotas.Max);
        return Sum(reader);
    }

    [Benchmark]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long Utf8Reader()
    {
        long sum = 0;
        _reader.Reset();
        _reader.Append(_document);
        _reader.Complete();
        while (_reader.TryRead() is XmlReadResult.Node)
        {
            sum += _reader.NodeType switch
            {
                XmlNodeType.Element => _reader.LocalNameUtf8.Length,
                XmlNodeType.Text => _reader.ValueUtf8.Length,
                _ => 0,
            };
        }

        return sum;
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _reader.Dispose();
    }

    private static long Sum(XmlReader reader)
    {
        long sum = 0;
        while (reader.Read())
        {
            sum += reader.NodeType switch
            {
                XmlNodeType.Element => reader.LocalName.Length,
                XmlNodeType.Text => reader.Value.Length,
                _ => 0,
            };
        }

        return sum;
    }

    // Texts are joined and their blanks left out: XmlDictionaryReader splits a text at each character reference, and calls what
    // is between two of them white space if it is blank.
    private static string Trace(XmlReader reader)
    {
        StringBuilder trace = new();
        using (reader)
        {
            while (reader.Read())
            {
                AddToTrace(trace, reader.NodeType, reader.NamespaceURI + ':' + reader.LocalName, reader.Value);
            }
        }

        return trace.ToString();
    }

    private string TraceUtf8()
    {
        StringBuilder trace = new();
        _reader.Reset();
        _reader.Append(_document);
        _reader.Complete();
        while (_reader.TryRead() is XmlReadResult.Node)
        {
            bool isElement = _reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement;
            string name = isElement ? Encoding.UTF8.GetString(_reader.NamespaceUriUtf8) + ':' + Encoding.UTF8.GetString(_reader.LocalNameUtf8) : "";
            AddToTrace(trace, _reader.NodeType, name, isElement ? "" : Encoding.UTF8.GetString(_reader.ValueUtf8));
        }

        return trace.ToString();
    }

    private static void AddToTrace(StringBuilder trace, XmlNodeType type, string name, string value) => _ = type switch
    {
        XmlNodeType.Element => trace.Append('<').Append(name).Append('>'),
        XmlNodeType.EndElement => trace.Append("</").Append(name).Append('>'),
        XmlNodeType.Text => trace.Append(value.Replace(" ", "", StringComparison.Ordinal)),
        _ => trace,
    };
}
