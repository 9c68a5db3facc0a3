using System.Xml.Serialization;
using Utws.Tests.Support;

namespace Utws.Tests.Interop.Typed;

/// <summary>The WSDL's type of the same name: a session as a client announces it.</summary>
[XmlType(Namespace = WireNames.Service)]
public sealed class SessionInfo
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

    internal static SessionInfo Of(SessionRecord session) => new()
    {
        ProductId = session.ProductId,
        Version = session.Version,
        OsPlatform = session.OsPlatform,
        OsVersion = session.OsVersion,
        ServicePack = session.ServicePack,
        OsBits = session.OsBits,
        Architecture = session.Architecture,
        LangId = session.LangId,
        Country = session.Country,
        Locale = session.Locale,
    };
}
