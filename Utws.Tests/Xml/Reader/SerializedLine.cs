using System.Xml.Serialization;

namespace Utws.Tests.Xml.Reader;

/// <summary>A line of <see cref="SerializedOrder"/>.</summary>
public sealed class SerializedLine
{
    [XmlAttribute("price")]
    public decimal Price { get; set; }

    [XmlText]
    public string? Text { get; set; }
}
