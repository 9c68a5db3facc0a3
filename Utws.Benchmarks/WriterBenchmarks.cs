using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Xml;
using BenchmarkDotNet.Attributes;
using Utws.Core.Contract;
using Utws.Core.Xml;

namespace Utws.Benchmarks;

/// <summary>Writes the answer to a request from values that are at hand: what serialising alone costs.</summary>
/// <remarks>Each side starts from what its reader gives: strings for System.Xml, UTF-8 for ours.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the cleanup")]
public class WriterBenchmarks
{
    private readonly Utf8XmlWriter _writer = new();
    private readonly MemoryStream _stream = new();
    private SampleSession[] _sessions = [];
    private Utf8Session[] _utf8Sessions = [];
    private bool _soap12;

    [ParamsAllValues]
    public RequestBody Body { get; set; }

    private static ReadOnlySpan<byte> Preamble11 =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"u8;

    private static ReadOnlySpan<byte> Preamble12 =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap12:Envelope xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:soap12=\"http://www.w3.org/2003/05/soap-envelope\"><soap12:Body>"u8;

    [GlobalSetup]
    public void Setup()
    {
        _soap12 = RequestBodies.IsSoap12(Body);
        _sessions = RequestBodies.Sessions(Body);
        _utf8Sessions = Array.ConvertAll(_sessions, Utf8Session.From);
        _ = SystemXmlWriter();
        string expected = Encoding.UTF8.GetString(_stream.GetBuffer(), 0, (int)_stream.Length);
        _ = Utf8Writer();
        Agreement.Require(expected, Encoding.UTF8.GetString(_writer.WrittenSpan), nameof(Utf8Writer));
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long SystemXmlWriter()
    {
        _stream.SetLength(0);
        using (var writer = XmlWriter.Create(_stream, SystemXmlAnswer.Settings))
        {
            SystemXmlAnswer.WriteStart(writer, _soap12);
            foreach (SampleSession session in _sessions)
            {
                SystemXmlAnswer.WriteSession(writer, session, SampleDecider.Decide(session.ProductId));
            }

            SystemXmlAnswer.WriteEnd(writer);
        }

        return _stream.Length;
    }

    [Benchmark]
    [BenchmarkCategory(BenchmarkCategories.Gate)]
    public long Utf8Writer()
    {
        _writer.Reset();
        _writer.WriteRaw(_soap12 ? Preamble12 : Preamble11);
        _writer.WriteRaw("<logsAvailableResponse xmlns=\"http://smarttech.com/webservices/UsageTracking/UTWS/v1\"><logsAvailableResult>"u8);
        foreach (Utf8Session session in _utf8Sessions)
        {
            WriteSession(session, SampleDecider.Decide(session.ProductId));
        }

        _writer.WriteRaw("</logsAvailableResult></logsAvailableResponse>"u8);
        _writer.WriteRaw(_soap12 ? "</soap12:Body></soap12:Envelope>"u8 : "</soap:Body></soap:Envelope>"u8);
        return _writer.BytesWritten;
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _writer.Dispose();
        _stream.Dispose();
    }

    private void WriteSession(Utf8Session session, PublishDecision decision)
    {
        _writer.WriteRaw("<SessionsToPublish><productID>"u8);
        _writer.WriteInt32(session.ProductId);
        _writer.WriteRaw("</productID>"u8);
        WriteText("<version>"u8, session.Version, "</version>"u8, "<version />"u8);
        _writer.WriteRaw("<osPlatform>"u8);
        _writer.WriteInt32(session.OsPlatform);
        _writer.WriteRaw("</osPlatform><osVersion>"u8);
        _writer.WriteInt32(session.OsVersion);
        _writer.WriteRaw("</osVersion>"u8);
        WriteText("<servicePack>"u8, session.ServicePack, "</servicePack>"u8, "<servicePack />"u8);
        _writer.WriteRaw("<osBits>"u8);
        _writer.WriteInt32(session.OsBits);
        _writer.WriteRaw("</osBits><architecture>"u8);
        _writer.WriteInt32(session.Architecture);
        _writer.WriteRaw("</architecture>"u8);
        WriteText("<langID>"u8, session.LangId, "</langID>"u8, "<langID />"u8);
        WriteText("<country>"u8, session.Country, "</country>"u8, "<country />"u8);
        WriteText("<locale>"u8, session.Locale, "</locale>"u8, "<locale />"u8);
        _writer.WriteRaw(decision.Publish switch
        {
            PublishMode.Discard => "<publish>Discard</publish><publishUntil>"u8,
            PublishMode.SummaryOnly => "<publish>SummaryOnly</publish><publishUntil>"u8,
            _ => "<publish>Details</publish><publishUntil>"u8,
        });
        _writer.WriteInt64(decision.PublishUntil);
        _writer.WriteRaw("</publishUntil></SessionsToPublish>"u8);
    }

    private void WriteText(ReadOnlySpan<byte> start, ReadOnlySpan<byte> value, ReadOnlySpan<byte> end, ReadOnlySpan<byte> empty)
    {
        if (value.IsEmpty)
        {
            _writer.WriteRaw(empty);
            return;
        }

        _writer.WriteRaw(start);
        _writer.WriteText(value);
        _writer.WriteRaw(end);
    }
}
