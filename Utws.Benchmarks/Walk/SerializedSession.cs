using System.Xml.Serialization;

namespace Utws.Benchmarks.Walk;

/// <summary>The contract's <c>SessionInfo</c> as XmlSerializer wants it.</summary>
public sealed class SerializedSession
{
    [XmlElement("productID")]
    public int ProductId { get; set; }

    [XmlElement("version")]
    public string? Version { get; set; }

    [XmlElement("osPlatform")]
    public int OsPlatform { get; set; }

    [XmlElement("osVersion")]
    public int OsVersion { get; set; }

    [XmlElement("servicePack")]
    public string? ServicePack { get; set; }

    [XmlElement("osBits")]
    public int OsBits { get; set; }

    [XmlElement("architecture")]
    public int Architecture { get; set; }

    [XmlElement("langID")]
    public string? LangId { get; set; }

    [XmlElement("country")]
    public string? Country { get; set; }

    [XmlElement("locale")]
    public string? Locale { get; set; }
}
