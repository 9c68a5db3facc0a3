using System.Xml;

namespace Utws.Benchmarks.Walk;

/// <summary>The whole operation written by hand with XmlReader and XmlWriter, one session at a time: the fastest that System.Xml allows without tricks.</summary>
internal static class SystemXmlWalk
{
    private static readonly XmlReaderSettings s_settings = new()
    {
        IgnoreWhitespace = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        DtdProcessing = DtdProcessing.Prohibit,
    };

    public static void Answer(Stream request, Stream response)
    {
        using XmlReader reader = OpenOperation(request, out bool soap12);
        using var writer = XmlWriter.Create(response, SystemXmlAnswer.Settings);
        _ = reader.ReadElementContentAsInt("apiVersion", RequestBodies.OperationNamespace);
        SystemXmlAnswer.WriteStart(writer, soap12);
        reader.ReadStartElement("sessions", RequestBodies.OperationNamespace);
        while (reader.IsStartElement("SessionInfo", RequestBodies.OperationNamespace))
        {
            SampleSession session = ReadSession(reader);
            SystemXmlAnswer.WriteSession(writer, session, SampleDecider.Decide(session.ProductId));
        }

        reader.ReadEndElement();
        SystemXmlAnswer.WriteEnd(writer);
        while (reader.Read())
        {
            // To the end, or what stands behind the sessions could be malformed.
        }
    }

    /// <summary>A reader that stands before the operation's first member.</summary>
    public static XmlReader OpenOperation(Stream request, out bool soap12)
    {
        var reader = XmlReader.Create(request, s_settings);
        _ = reader.MoveToContent();
        soap12 = reader.NamespaceURI == RequestBodies.Soap12Namespace;
        string soap = soap12 ? RequestBodies.Soap12Namespace : RequestBodies.Soap11Namespace;
        reader.ReadStartElement("Envelope", soap);
        reader.ReadStartElement("Body", soap);
        reader.ReadStartElement("logsAvailable", RequestBodies.OperationNamespace);
        return reader;
    }

    /// <summary>Reads the session that the reader stands before.</summary>
    public static SampleSession ReadSession(XmlReader reader)
    {
        reader.ReadStartElement();
        SampleSession session = new()
        {
            ProductId = Int32(reader, "productID"),
            Version = Text(reader, "version"),
            OsPlatform = Int32(reader, "osPlatform"),
            OsVersion = Int32(reader, "osVersion"),
            ServicePack = Text(reader, "servicePack"),
            OsBits = Int32(reader, "osBits"),
            Architecture = Int32(reader, "architecture"),
            LangId = Text(reader, "langID"),
            Country = Text(reader, "country"),
            Locale = Text(reader, "locale"),
        };
        reader.ReadEndElement();
        return session;
    }

    private static int Int32(XmlReader reader, string name) => reader.ReadElementContentAsInt(name, RequestBodies.OperationNamespace);

    private static string Text(XmlReader reader, string name) => reader.ReadElementContentAsString(name, RequestBodies.OperationNamespace);
}
