using System.Xml.Serialization;

namespace Utws.Tests.Xml.Reader;

/// <summary>A contract with all that the serializer asks a reader for: attributes, lists, nil, text, binary, defaults.</summary>
[XmlRoot("Order", Namespace = "urn:order")]
public sealed class SerializedOrder
{
    [XmlAttribute("number")]
    public int Number { get; set; }

    public string? Note { get; set; }

    [XmlArrayItem("Line")]
#pragma warning disable CA1819 // the serializer fills arrays
    public SerializedLine[] Lines { get; set; } = [];

    [XmlElement(IsNullable = true)]
    public string? Missing { get; set; } = "default";

    public byte[] Data { get; set; } = [];
#pragma warning restore CA1819
}
