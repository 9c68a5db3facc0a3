using System.Globalization;
using System.Xml;

namespace Utws.Benchmarks.Reading;

/// <summary>XmlReader by hand, as fast as it goes: one name table for all requests, names compared as atoms.</summary>
internal sealed class SystemXmlSessionSum
{
    private readonly XmlReaderSettings _settings;
    private readonly object[] _names;
    private readonly object _namespace;

    public SystemXmlSessionSum()
    {
        NameTable table = new();
        _names = Array.ConvertAll<string, object>(SessionNames.All, table.Add);
        _namespace = table.Add(RequestBodies.OperationNamespace);
        _settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, NameTable = table };
    }

    public long Read(Stream request)
    {
        using var reader = XmlReader.Create(request, _settings);
        long sum = 0;
        int member = -1;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                member = (object)reader.NamespaceURI == _namespace ? Find(reader.LocalName) : -1;
            }
            else if (reader.NodeType == XmlNodeType.Text && member >= 0)
            {
                sum += member < SessionNames.Numbers ? int.Parse(reader.Value, CultureInfo.InvariantCulture) : reader.Value.Length;
            }
        }

        return sum;
    }

    private int Find(object name)
    {
        int member = _names.Length - 1;
        while (member >= 0 && _names[member] != name)
        {
            member--;
        }

        return member;
    }
}
