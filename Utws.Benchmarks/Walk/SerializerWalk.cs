using System.Xml;
using System.Xml.Serialization;

namespace Utws.Benchmarks.Walk;

/// <summary>The operation with XmlSerializer inside a hand-read envelope: how ASMX did it, and how most ports of it do.</summary>
internal static class SerializerWalk
{
    private static readonly XmlSerializer s_requests = new(typeof(LogsAvailable));
    private static readonly XmlSerializer s_responses = new(typeof(LogsAvailableResponse));
    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit };

    public static void Answer(Stream request, Stream response)
    {
        LogsAvailable call = Read(request, out bool soap12);
        LogsAvailableResponse answer = new() { LogsAvailableResult = Array.ConvertAll(call.Sessions, SessionsToPublish.Decide) };
        using var writer = XmlWriter.Create(response, SystemXmlAnswer.Settings);
        SystemXmlAnswer.WriteEnvelopeStart(writer, soap12);
        s_responses.Serialize(writer, answer);
        SystemXmlAnswer.WriteEnd(writer);
    }

    /// <summary>Reads a whole request.</summary>
    public static LogsAvailable Read(Stream request, out bool soap12)
    {
        using var reader = XmlReader.Create(request, s_settings);
        _ = reader.MoveToContent();
        soap12 = reader.NamespaceURI == RequestBodies.Soap12Namespace;
        string soap = soap12 ? RequestBodies.Soap12Namespace : RequestBodies.Soap11Namespace;
        reader.ReadStartElement("Envelope", soap);
        reader.ReadStartElement("Body", soap);
        _ = reader.MoveToContent();
        var call = (LogsAvailable)s_requests.Deserialize(reader)!;
        while (reader.Read())
        {
            // To the end, or what stands behind the operation could be malformed.
        }

        return call;
    }
}
