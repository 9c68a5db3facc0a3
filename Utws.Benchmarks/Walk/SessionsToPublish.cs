using System.Xml.Serialization;
using Utws.Core.Contract;

namespace Utws.Benchmarks.Walk;

/// <summary>The contract's <c>SessionsToPublish</c> as XmlSerializer wants it. XmlSerializer writes members in the order of their declaration.</summary>
public sealed class SessionsToPublish
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

    [XmlElement("publish")]
    public PublishMode Publish { get; set; }

    [XmlElement("publishUntil")]
    public long PublishUntil { get; set; }

    internal static SessionsToPublish Decide(SerializedSession session)
    {
        PublishDecision decision = SampleDecider.Decide(session.ProductId);
        return new SessionsToPublish
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
            Publish = decision.Publish,
            PublishUntil = decision.PublishUntil,
        };
    }
}
