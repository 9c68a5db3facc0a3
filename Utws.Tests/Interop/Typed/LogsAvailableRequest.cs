using System.ServiceModel;
using System.Xml.Serialization;
using Utws.Tests.Support;

namespace Utws.Tests.Interop.Typed;

/// <summary>The request's wrapper element.</summary>
[MessageContract(WrapperName = "logsAvailable", WrapperNamespace = WireNames.Service, IsWrapped = true)]
public sealed class LogsAvailableRequest
{
    [MessageBodyMember(Name = "apiVersion", Namespace = WireNames.Service, Order = 0)]
    public int ApiVersion { get; set; }

#pragma warning disable CA1819 // the tools write arrays
    [MessageBodyMember(Name = "sessions", Namespace = WireNames.Service, Order = 1)]
    [XmlArrayItem("SessionInfo", IsNullable = true)]
    public SessionInfo[]? Sessions { get; set; }
#pragma warning restore CA1819
}
