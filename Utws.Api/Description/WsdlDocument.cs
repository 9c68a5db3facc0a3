using System.Xml;
using Utws.Core.Contract;
using Names = Utws.Api.Description.WsdlNames;

namespace Utws.Api.Description;

/// <summary>
/// The service's WSDL 1.1 document, byte for byte as the old runtime wrote it (section 7 of the wire facts), from
/// <see cref="ContractDescription"/>.
/// </summary>
internal static class WsdlDocument
{
    private static readonly (string Name, string Prefix, string NamespaceUri)[] s_bindings =
    [
        (Names.SoapPort, "soap", Names.Soap),
        (Names.Soap12Port, "soap12", Names.Soap12),
    ];

    /// <summary>Writes the document.</summary>
    /// <param name="address">The address that both ports name.</param>
    /// <returns>UTF-8 without byte order mark, CRLF between lines, none after the last (7.1, 7.2).</returns>
    public static byte[] Write(string address) => DescriptionXml.Write(writer =>
    {
        WriteRoot(writer);
        writer.WriteStartElement("types", Names.Wsdl);
        WsdlSchema.Write(writer);
        writer.WriteEndElement();
        WriteMessage(writer, "In", ContractDescription.OperationName);
        WriteMessage(writer, "Out", ContractDescription.ResponseName);
        WritePortType(writer);
        WriteBindings(writer);
        WriteService(writer, address);
        writer.WriteEndElement();
    });

    // 7.10: the order of the declarations was a hash table's; this is that of 64-bit .NET 4.5 and later. The one of wsdl itself
    // comes last.
    private static void WriteRoot(XmlWriter writer)
    {
        writer.WriteStartElement("wsdl", "definitions", Names.Wsdl);
        writer.WriteAttributeString("xmlns", "s", null, Names.Schema);
        writer.WriteAttributeString("xmlns", "soap12", null, Names.Soap12);
        writer.WriteAttributeString("xmlns", "http", null, Names.Http);
        writer.WriteAttributeString("xmlns", "mime", null, Names.Mime);
        writer.WriteAttributeString("xmlns", "tns", null, ContractNames.NamespaceUri);
        writer.WriteAttributeString("xmlns", "soap", null, Names.Soap);
        writer.WriteAttributeString("xmlns", "tm", null, Names.TextMatching);
        writer.WriteAttributeString("xmlns", "soapenc", null, Names.SoapEncoding);
        writer.WriteAttributeString("targetNamespace", ContractNames.NamespaceUri);
    }

    private static void WriteMessage(XmlWriter writer, string direction, string element)
    {
        writer.WriteStartElement("message", Names.Wsdl);
        writer.WriteAttributeString("name", MessageName(direction));
        writer.WriteStartElement("part", Names.Wsdl);
        writer.WriteAttributeString("name", "parameters");
        writer.WriteAttributeString("element", "tns:" + element);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WritePortType(XmlWriter writer)
    {
        writer.WriteStartElement("portType", Names.Wsdl);
        writer.WriteAttributeString("name", Names.SoapPort);
        WriteStartOperation(writer);
        WriteOperationMessage(writer, "input", "In");
        WriteOperationMessage(writer, "output", "Out");
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteOperationMessage(XmlWriter writer, string element, string direction)
    {
        writer.WriteStartElement(element, Names.Wsdl);
        writer.WriteAttributeString("message", "tns:" + MessageName(direction));
        writer.WriteEndElement();
    }

    // 7.3: the binding of 1.2 has the portType and the messages of 1.1.
    private static void WriteBindings(XmlWriter writer)
    {
        foreach ((string name, string prefix, string namespaceUri) in s_bindings)
        {
            writer.WriteStartElement("binding", Names.Wsdl);
            writer.WriteAttributeString("name", name);
            writer.WriteAttributeString("type", "tns:" + Names.SoapPort);
            writer.WriteStartElement(prefix, "binding", namespaceUri);
            writer.WriteAttributeString("transport", Names.HttpTransport);
            writer.WriteEndElement();
            WriteStartOperation(writer);
            writer.WriteStartElement(prefix, "operation", namespaceUri);
            writer.WriteAttributeString("soapAction", ContractNames.LogsAvailableAction);
            writer.WriteAttributeString("style", "document");
            writer.WriteEndElement();
            WriteLiteralBody(writer, "input", prefix, namespaceUri);
            WriteLiteralBody(writer, "output", prefix, namespaceUri);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
    }

    private static void WriteLiteralBody(XmlWriter writer, string element, string prefix, string namespaceUri)
    {
        writer.WriteStartElement(element, Names.Wsdl);
        writer.WriteStartElement(prefix, "body", namespaceUri);
        writer.WriteAttributeString("use", "literal");
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteService(XmlWriter writer, string address)
    {
        writer.WriteStartElement("service", Names.Wsdl);
        writer.WriteAttributeString("name", ContractDescription.ServiceName);
        foreach ((string name, string prefix, string namespaceUri) in s_bindings)
        {
            writer.WriteStartElement("port", Names.Wsdl);
            writer.WriteAttributeString("name", name);
            writer.WriteAttributeString("binding", "tns:" + name);
            writer.WriteStartElement(prefix, "address", namespaceUri);
            writer.WriteAttributeString("location", address);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteStartOperation(XmlWriter writer)
    {
        writer.WriteStartElement("operation", Names.Wsdl);
        writer.WriteAttributeString("name", ContractDescription.OperationName);
    }

    private static string MessageName(string direction) => ContractDescription.OperationName + "Soap" + direction;
}
