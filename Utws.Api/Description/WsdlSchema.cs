using System.Xml;
using Utws.Core.Contract;
using Names = Utws.Api.Description.WsdlNames;

namespace Utws.Api.Description;

/// <summary>The XML Schema inside the WSDL: the contract's elements and types (7.8, 7.9).</summary>
internal static class WsdlSchema
{
    // The enumeration's name is on no page of the old service; generated clients call their type so.
    private const string PublishModeName = nameof(PublishMode);

    public static void Write(XmlWriter writer)
    {
        writer.WriteStartElement("s", "schema", Names.Schema);
        writer.WriteAttributeString("elementFormDefault", "qualified");
        writer.WriteAttributeString("targetNamespace", ContractNames.NamespaceUri);

        // The request's element, its types depth first, then the answer's, the enumeration last.
        WriteWrapper(writer, ContractDescription.OperationName, () =>
        {
            WriteMember(writer, ContractDescription.ApiVersion);
            WriteOptional(writer, ContractDescription.SessionsName, ArrayOf(ContractDescription.SessionInfoName));
        });
        WriteArray(writer, ContractDescription.SessionInfoName);
        WriteItem(writer, ContractDescription.SessionInfoName, ContractDescription.SessionInfo);
        WriteWrapper(writer, ContractDescription.ResponseName, () =>
            WriteOptional(writer, ContractDescription.ResultName, ArrayOf(ContractDescription.SessionsToPublishName)));
        WriteArray(writer, ContractDescription.SessionsToPublishName);
        WriteItem(writer, ContractDescription.SessionsToPublishName, ContractDescription.SessionsToPublish);
        WritePublishMode(writer);
        writer.WriteEndElement();
    }

    private static void WriteWrapper(XmlWriter writer, string name, Action writeMembers)
    {
        writer.WriteStartElement("element", Names.Schema);
        writer.WriteAttributeString("name", name);
        writer.WriteStartElement("complexType", Names.Schema);
        writer.WriteStartElement("sequence", Names.Schema);
        writeMembers();
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteArray(XmlWriter writer, string item) => WriteType(writer, ArrayOf(item), () =>
        WriteElement(writer, minOccurs: "0", maxOccurs: "unbounded", item, "tns:" + item, isNillable: true));

    private static void WriteItem(XmlWriter writer, string name, IReadOnlyList<ContractMember> members) => WriteType(writer, name, () =>
    {
        foreach (ContractMember member in members)
        {
            WriteMember(writer, member);
        }
    });

    private static void WriteType(XmlWriter writer, string name, Action writeMembers)
    {
        writer.WriteStartElement("complexType", Names.Schema);
        writer.WriteAttributeString("name", name);
        writer.WriteStartElement("sequence", Names.Schema);
        writeMembers();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteMember(XmlWriter writer, ContractMember member) => WriteElement(
        writer,
        member.IsOptional ? "0" : "1",
        maxOccurs: "1",
        member.Name,
        member.Type switch
        {
            ContractType.Number => "s:int",
            ContractType.LongNumber => "s:long",
            ContractType.Text => "s:string",
            _ => "tns:" + PublishModeName,
        });

    private static void WriteOptional(XmlWriter writer, string name, string type) =>
        WriteElement(writer, minOccurs: "0", maxOccurs: "1", name, "tns:" + type);

    private static void WriteElement(
        XmlWriter writer, string minOccurs, string maxOccurs, string name, string type, bool isNillable = false)
    {
        writer.WriteStartElement("element", Names.Schema);
        writer.WriteAttributeString("minOccurs", minOccurs);
        writer.WriteAttributeString("maxOccurs", maxOccurs);
        writer.WriteAttributeString("name", name);
        if (isNillable)
        {
            writer.WriteAttributeString("nillable", "true");
        }

        writer.WriteAttributeString("type", type);
        writer.WriteEndElement();
    }

    private static void WritePublishMode(XmlWriter writer)
    {
        writer.WriteStartElement("simpleType", Names.Schema);
        writer.WriteAttributeString("name", PublishModeName);
        writer.WriteStartElement("restriction", Names.Schema);
        writer.WriteAttributeString("base", "s:string");
        foreach (string mode in ContractDescription.PublishModes)
        {
            writer.WriteStartElement("enumeration", Names.Schema);
            writer.WriteAttributeString("value", mode);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static string ArrayOf(string item) => "ArrayOf" + item;
}
