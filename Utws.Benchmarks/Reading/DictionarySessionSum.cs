using System.Globalization;
using System.Xml;

namespace Utws.Benchmarks.Reading;

/// <summary>XmlDictionaryReader as WCF uses it: one reader for all requests, names compared as dictionary strings.</summary>
internal sealed class DictionarySessionSum : IDisposable
{
    private readonly XmlDictionaryReader _reader = XmlDictionaryReader.CreateTextReader("<a/>"u8.ToArray(), XmlDictionaryReaderQuotas.Max);
    private readonly XmlDictionaryString[] _names;
    private readonly XmlDictionaryString _namespace;

    public DictionarySessionSum()
    {
        XmlDictionary dictionary = new();
        _names = Array.ConvertAll(SessionNames.All, dictionary.Add);
        _namespace = dictionary.Add(RequestBodies.OperationNamespace);
    }

    public long Read(byte[] request)
    {
        ((IXmlTextReaderInitializer)_reader).SetInput(request, 0, request.Length, null, XmlDictionaryReaderQuotas.Max, null);
        long sum = 0;
        int member = -1;
        while (_reader.Read())
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                member = _reader.IndexOfLocalName(_names, _namespace);
            }
            else if (_reader.NodeType == XmlNodeType.Text && member >= 0)
            {
                sum += member < SessionNames.Numbers ? int.Parse(_reader.Value, CultureInfo.InvariantCulture) : _reader.Value.Length;
            }
        }

        return sum;
    }

    public void Dispose() => _reader.Dispose();
}
