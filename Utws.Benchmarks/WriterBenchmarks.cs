using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;
using BenchmarkDotNet.Attributes;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Benchmarks;

/// <summary>Writes the answer to a request from values that are at hand: what serialising alone costs.</summary>
/// <remarks>Each side starts from what its reader gives: strings for System.Xml, UTF-8 for ours.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the cleanup")]
public class WriterBenchmarks
{
    private readonly Utf8XmlWriter _writer = new();
    private readonly MemoryStream _stream = new();
    private readonly XmlDictionaryWriter _dictionaryWriter = XmlDictionaryWriter.CreateTextWriter(Stream.Null);
    private readonly LogsAvailableResponseWriter _response;
    private SampleSession[] _sessions = [];
    private Utf8Session[] _utf8Sessions = [];
    private bool _soap12;

    public WriterBenchmarks() => _response = new LogsAvailableResponseWriter(_writer, WireForm.Documented);

    [ParamsAllValues]
    public RequestBody Body { get; set; }

    private string Streamed => Encoding.UTF8.GetString(_stream.GetBuffer(), 0, (int)_stream.Length);

    [GlobalSetup]
    public void Setup()
    {
        _soap12 = RequestBodies.IsSoap12(Body);
        _sessions = RequestBodies.Sessions(Body);
        _utf8Sessions = Array.ConvertAll(_sessions, Utf8Session.From);
        _ = SystemXmlWriter();
        string expected = Streamed;
        _ = Utf8Writer();
        Agreement.Require(expected, Encoding.UTF8.GetString(_writer.WrittenSpan), nameof(Utf8Writer));

        // Its own ways: it declares the envelope's prefix before the others, and ends an empty element without the space.
        _ = ReusedDictionaryWriter();
        Agreement.Require(FromBody(expected.Replace(" />", "/>", StringComparison.Ordinal)), FromBody(Streamed), nameof(ReusedDictionaryWriter));
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long SystemXmlWriter()
    {
        _stream.SetLength(0);
        using (var writer = XmlWriter.Create(_stream, SystemXmlAnswer.Settings))
        {
            WriteAnswer(writer);
        }

        return _stream.Length;
    }

    /// <summary>The framework's own writer of UTF-8, which can be used again.</summary>
    [Benchmark]
    public long ReusedDictionaryWriter()
    {
        _stream.SetLength(0);
        ((IXmlTextWriterInitializer)_dictionaryWriter).SetOutput(_stream, SystemXmlAnswer.Settings.Encoding, ownsStream: false);
        WriteAnswer(_dictionaryWriter);
        _dictionaryWriter.Flush();
        return _stream.Length;
    }

    [Benchmark]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long Utf8Writer()
    {
        _writer.Reset();
        _response.Begin(_soap12 ? SoapVersion.Soap12 : SoapVersion.Soap11);
        foreach (Utf8Session session in _utf8Sessions)
        {
            _response.WriteSession(session.ToSessionInfo(), SampleDecider.Decide(session.ProductId));
        }

        _response.End();
        return _writer.BytesWritten;
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _writer.Dispose();
        _dictionaryWriter.Dispose();
        _stream.Dispose();
    }

    private static string FromBody(string answer) => answer[answer.IndexOf(":Body>", StringComparison.Ordinal)..];

    private void WriteAnswer(XmlWriter writer)
    {
        SystemXmlAnswer.WriteStart(writer, _soap12);
        foreach (SampleSession session in _sessions)
        {
            SystemXmlAnswer.WriteSession(writer, session, SampleDecider.Decide(session.ProductId));
        }

        SystemXmlAnswer.WriteEnd(writer);
    }
}
