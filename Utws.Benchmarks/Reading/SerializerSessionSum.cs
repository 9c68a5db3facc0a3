using System.Xml;
using System.Xml.Serialization;
using Utws.Benchmarks.Walk;

namespace Utws.Benchmarks.Reading;

/// <summary>XmlSerializer inside a hand-read envelope.</summary>
internal static class SerializerSessionSum
{
    private static readonly XmlSerializer s_requests = new(typeof(LogsAvailable));
    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit };

    public static long Read(Stream request)
    {
        using var reader = XmlReader.Create(request, s_settings);
        _ = reader.MoveToContent();
        reader.ReadStartElement("Envelope", RequestBodies.Soap11Namespace);
        reader.ReadStartElement("Body", RequestBodies.Soap11Namespace);
        _ = reader.MoveToContent();
        var call = (LogsAvailable)s_requests.Deserialize(reader)!;
        while (reader.Read())
        {
            // To the end, or what stands behind the operation could be malformed.
        }

        long sum = 0;
        foreach (SerializedSession session in call.Sessions)
        {
            sum += session.ProductId + session.OsPlatform + session.OsVersion + session.OsBits + session.Architecture;
            sum += session.Version!.Length + session.ServicePack!.Length + session.LangId!.Length + session.Country!.Length + session.Locale!.Length;
        }

        return sum;
    }
}
