using System.Xml.Serialization;
using Utws.Tests.Support;

namespace Utws.Tests.Interop.Typed;

/// <summary>The WSDL's type of the same name: a session with what was decided of it.</summary>
[XmlType(Namespace = WireNames.Service)]
public sealed class SessionsToPublish
{
    [XmlElement("productID", Order = 0)]
    public int ProductId { get; set; }

    [XmlElement("version", Order = 1)]
    public string? Version { get; set; }

    [XmlElement("osPlatform", Order = 2)]
    public int OsPlatform { get; set; }

    [XmlElement("osVersion", Order = 3)]
    public int OsVersion { get; set; }

    [XmlElement("servicePack", Order = 4)]
    public string? ServicePack { get; set; }

    [XmlElement("osBits", Order = 5)]
    public int OsBits { get; set; }

    [XmlElement("architecture", Order = 6)]
    public int Architecture { get; set; }

    [XmlElement("langID", Order = 7)]
    public string? LangId { get; set; }

    [XmlElement("country", Order = 8)]
    public string? Country { get; set; }

    [XmlElement("locale", Order = 9)]
    public string? Locale { get; set; }

    [XmlElement("publish", Order = 10)]
    public PublishMode Publish { get; set; }

    [XmlElement("publishUntil", Order = 11)]
    public long PublishUntil { get; set; }

    /// <summary>In the form that all tests compare.</summary>
    internal PublishedSession ToPublished() => new(
        new SessionRecord
        {
            ProductId = ProductId,
            Version = Version,
            OsPlatform = OsPlatform,
            OsVersion = OsVersion,
            ServicePack = ServicePack,
            OsBits = OsBits,
            Architecture = Architecture,
            LangId = LangId,
            Country = Country,
            Locale = Locale,
        },
        Publish.ToString(),
        PublishUntil);
}
