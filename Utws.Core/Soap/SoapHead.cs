using Utws.Core.Xml;

namespace Utws.Core.Soap;

/// <summary>A request's HTTP head, understood.</summary>
/// <param name="Route">Where it leads.</param>
/// <param name="IsTextXml">Whether the media type is SOAP 1.1's.</param>
/// <param name="IsSoapXml">Whether the media type is SOAP 1.2's.</param>
/// <param name="Encoding">How the body's bytes are to be understood.</param>
internal readonly record struct SoapHead(SoapRoute Route, bool IsTextXml, bool IsSoapXml, XmlInputEncoding Encoding)
{
    /// <summary>Whether nothing of it is the request's own, so that it may be kept for the next one that has the same.</summary>
    public bool IsUsual => Route is { Fault: null, UnknownAction: null };

    /// <param name="head">The request's head.</param>
    /// <param name="action">The action of the one operation there is, unquoted.</param>
    public static SoapHead Of(in SoapRequestHead head, string action) => new(
        SoapRouter.Route(head, action),
        SoapMediaType.IsTextXml(head.ContentType),
        SoapMediaType.IsSoapXml(head.ContentType),
        SoapCharset.EncodingOf(head.ContentType));
}
