using System.Text;
using System.Xml;
using Utws.Core.Contract;

namespace Utws.Benchmarks;

/// <summary>The contract's answer written by hand with System.Xml: the baseline's half of writing.</summary>
internal static class SystemXmlAnswer
{
    public static XmlWriterSettings Settings { get; } = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = false,
    };

    public static void WriteEnvelopeStart(XmlWriter writer, bool soap12)
    {
        string prefix = soap12 ? "soap12" : "soap";
        string soap = soap12 ? RequestBodies.Soap12Namespace : RequestBodies.Soap11Namespace;
        writer.WriteStartDocument();
        writer.WriteStartElement(prefix, "Envelope", soap);
        writer.WriteAttributeString("xmlns", "xsi", null, "http://www.w3.org/2001/XMLSchema-instance");
        writer.WriteAttributeString("xmlns", "xsd", null, "http://www.w3.org/2001/XMLSchema");
        writer.WriteAttributeString("xmlns", prefix, null, soap);
        writer.WriteStartElement("Body", soap);
    }

    public static void WriteStart(XmlWriter writer, bool soap12)
    {
        WriteEnvelopeStart(writer, soap12);
        writer.WriteStartElement("logsAvailableResponse", RequestBodies.OperationNamespace);
        writer.WriteStartElement("logsAvailableResult", RequestBodies.OperationNamespace);
    }

    public static void WriteSession(XmlWriter writer, SampleSession session, PublishDecision decision)
    {
        writer.WriteStartElement("SessionsToPublish", RequestBodies.OperationNamespace);
        WriteInt32(writer, "productID", session.ProductId);
        WriteText(writer, "version", session.Version);
        WriteInt32(writer, "osPlatform", session.OsPlatform);
        WriteInt32(writer, "osVersion", session.OsVersion);
        WriteText(writer, "servicePack", session.ServicePack);
        WriteInt32(writer, "osBits", session.OsBits);
        WriteInt32(writer, "architecture", session.Architecture);
        WriteText(writer, "langID", session.LangId);
        WriteText(writer, "country", session.Country);
        WriteText(writer, "locale", session.Locale);
        WriteText(writer, "publish", decision.Publish switch
        {
            PublishMode.Discard => "Discard",
            PublishMode.SummaryOnly => "SummaryOnly",
            _ => "Details",
        });
        WriteText(writer, "publishUntil", XmlConvert.ToString(decision.PublishUntil));
        writer.WriteEndElement();
    }

    public static void WriteEnd(XmlWriter writer) => writer.WriteEndDocument();

    private static void WriteInt32(XmlWriter writer, string name, int value) => WriteText(writer, name, XmlConvert.ToString(value));

    // An empty text becomes <name />, as the contract's own server writes it.
    private static void WriteText(XmlWriter writer, string name, string value)
    {
        writer.WriteStartElement(name, RequestBodies.OperationNamespace);
        if (value.Length > 0)
        {
            writer.WriteString(value);
        }

        writer.WriteEndElement();
    }
}
