using System.Buffers.Text;
using System.Xml;
using Utws.Core.Xml;

namespace Utws.Benchmarks.Reading;

/// <summary>Utf8XmlReader: one reader for all requests, names compared and values taken as spans.</summary>
internal sealed class Utf8SessionSum : IDisposable
{
    private readonly Utf8XmlReader _reader = new();

    private static ReadOnlySpan<byte> OperationNamespace => "http://smarttech.com/webservices/UsageTracking/UTWS/v1"u8;

    public long Read(byte[] request)
    {
        _reader.Reset();
        _reader.Append(request);
        _reader.Complete();
        long sum = 0;
        int member = -1;
        while (_reader.TryRead() is XmlReadResult.Node)
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                member = _reader.NamespaceUriUtf8.SequenceEqual(OperationNamespace) ? SessionNames.Find(_reader.LocalNameUtf8) : -1;
            }
            else if (_reader.NodeType == XmlNodeType.Text && member >= 0)
            {
                ReadOnlySpan<byte> value = _reader.ValueUtf8;
                sum += member >= SessionNames.Numbers ? value.Length : Utf8Parser.TryParse(value, out int number, out _) ? number : 0;
            }
        }

        return sum;
    }

    public void Dispose() => _reader.Dispose();
}
