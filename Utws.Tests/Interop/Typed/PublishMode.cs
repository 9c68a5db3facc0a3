using System.Xml.Serialization;
using Utws.Tests.Support;

namespace Utws.Tests.Interop.Typed;

/// <summary>The WSDL's enumeration.</summary>
[XmlType(Namespace = WireNames.Service)]
public enum PublishMode
{
    /// <summary>Throw the session's log away.</summary>
    Discard,

    /// <summary>Send a summary.</summary>
    SummaryOnly,

    /// <summary>Send everything.</summary>
    Details,
}
