namespace Utws.Benchmarks.Peers;

/// <summary>What <c>serve</c> can be asked for.</summary>
internal static class PeerNames
{
    /// <summary>Kestrel and the bytes, nothing else.</summary>
    public const string Floor = "floor";

    /// <summary>The same on Kestrel's own blocks of 4 KB.</summary>
    public const string Kestrel = "kestrel";

    /// <summary>The real program.</summary>
    public const string Utws = "utws";

    /// <summary>XmlReader and XmlWriter by hand.</summary>
    public const string XmlReader = "xmlreader";

    /// <summary>XmlSerializer in a hand-read envelope.</summary>
    public const string XmlSerializer = "xmlserializer";

    /// <summary>SoapCore.</summary>
    public const string SoapCore = "soapcore";
}
