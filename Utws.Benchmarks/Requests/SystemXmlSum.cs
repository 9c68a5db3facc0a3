using System.Xml;
using Utws.Benchmarks.Reading;
using Utws.Benchmarks.Walk;

namespace Utws.Benchmarks.Requests;

/// <summary>Reads requests with what .NET has and adds up what is in their sessions.</summary>
internal static class SystemXmlSum
{
    /// <summary>With XmlReader, one session at a time.</summary>
    public static long ByHand(byte[] request)
    {
        long sum = 0;
        using MemoryStream stream = new(request);
        using XmlReader reader = SystemXmlWalk.OpenOperation(stream, out _);
        sum += reader.ReadElementContentAsInt("apiVersion", RequestBodies.OperationNamespace);
        reader.ReadStartElement("sessions", RequestBodies.OperationNamespace);
        while (reader.IsStartElement("SessionInfo", RequestBodies.OperationNamespace))
        {
            sum += Of(SystemXmlWalk.ReadSession(reader));
        }

        while (reader.Read())
        {
            // To the end, or what stands behind the sessions could be malformed.
        }

        return sum;
    }

    /// <summary>With XmlSerializer, all sessions at once.</summary>
    public static long BySerializer(byte[] request)
    {
        using MemoryStream stream = new(request);
        LogsAvailable call = SerializerWalk.Read(stream, out _);
        return call.ApiVersion + SerializerSessionSum.Of(call);
    }

    // The cases are in ASCII: a text has as many bytes as characters.
    private static long Of(SampleSession session) =>
        session.ProductId + session.OsPlatform + session.OsVersion + session.OsBits + session.Architecture
            + session.Version.Length + session.ServicePack.Length + session.LangId.Length + session.Country.Length + session.Locale.Length;
}
