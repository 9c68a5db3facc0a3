using System.Diagnostics.CodeAnalysis;
using System.Xml.Serialization;

namespace Utws.Tests.Xml.Writer;

/// <summary>An item of <see cref="SampleEnvelope"/>.</summary>
[XmlType(Namespace = "http://tempuri.org/utws")]
public sealed class SampleSession
{
    [XmlElement("productID")]
    public int ProductId { get; set; }

    [XmlElement("version")]
    public string? Version { get; set; }

    [XmlElement("osPlatform", Namespace = "urn:other")]
    public string? Platform { get; set; }

    [XmlElement("locale", IsNullable = true)]
    public string? Locale { get; set; }

    [XmlElement("country", Namespace = "")]
    public string? Country { get; set; }

    public bool Flag { get; set; }

    public long Until { get; set; }

    public DateTime When { get; set; }

    [XmlElement("data")]
    [SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "XmlSerializer's base64Binary is an array.")]
    public byte[]? Data { get; set; }

    [XmlAttribute("mustUnderstand", Namespace = SampleEnvelope.Soap)]
    public string? Understood { get; set; }

    [XmlElement("any")]
    public object? Anything { get; set; } = 5;
}
