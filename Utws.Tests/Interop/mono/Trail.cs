using System.Web.Services.Protocols;
using System.Xml.Serialization;

namespace Utws.Interop
{
    /// <summary>A header that no server knows.</summary>
    [XmlRoot(Namespace = "urn:example:trail")]
    public sealed class Trail : SoapHeader
    {
    }
}
