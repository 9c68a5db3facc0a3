using System.Xml;
using Utws.Core.Contract;

namespace Utws.Api.Description;

/// <summary>The service's DISCO document, byte for byte as the old runtime wrote it (section 8 of the wire facts).</summary>
internal static class DiscoDocument
{
    private const string Disco = "http://schemas.xmlsoap.org/disco/";
    private const string ContractReference = "http://schemas.xmlsoap.org/disco/scl/";
    private const string SoapBinding = "http://schemas.xmlsoap.org/disco/soap/";
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Writes the document.</summary>
    /// <param name="address">The service's address.</param>
    /// <returns>UTF-8 without byte order mark, CRLF between lines, none after the last (8.1).</returns>
    public static byte[] Write(string address) => DescriptionXml.Write(writer =>
    {
        writer.WriteStartElement("discovery", Disco);

        // 8.3: the order of 64-bit machines.
        writer.WriteAttributeString("xmlns", "xsd", null, WsdlNames.Schema);
        writer.WriteAttributeString("xmlns", "xsi", null, SchemaInstance);

        // 8.2: the reference's query is in lower case here, in the pages' links it is not.
        writer.WriteStartElement("contractRef", ContractReference);
        writer.WriteAttributeString("ref", address + "?wsdl");
        writer.WriteAttributeString("docRef", address);
        writer.WriteEndElement();
        WriteBinding(writer, address, "q1", WsdlNames.SoapPort);
        WriteBinding(writer, address, "q2", WsdlNames.Soap12Port);
        writer.WriteEndElement();
    });

    // 8.4: the order of the attributes.
    private static void WriteBinding(XmlWriter writer, string address, string prefix, string binding)
    {
        writer.WriteStartElement("soap", SoapBinding);
        writer.WriteAttributeString("address", address);
        writer.WriteAttributeString("xmlns", prefix, null, ContractNames.NamespaceUri);
        writer.WriteAttributeString("binding", prefix + ":" + binding);
        writer.WriteEndElement();
    }
}
