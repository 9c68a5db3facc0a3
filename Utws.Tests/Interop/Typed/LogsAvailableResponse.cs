using System.ServiceModel;
using System.Xml.Serialization;
using Utws.Tests.Support;

namespace Utws.Tests.Interop.Typed;

/// <summary>The answer's wrapper element.</summary>
[MessageContract(WrapperName = "logsAvailableResponse", WrapperNamespace = WireNames.Service, IsWrapped = true)]
public sealed class LogsAvailableResponse
{
#pragma warning disable CA1819 // the tools write arrays
    [MessageBodyMember(Name = "logsAvailableResult", Namespace = WireNames.Service, Order = 0)]
    [XmlArrayItem("SessionsToPublish", IsNullable = true)]
    public SessionsToPublish[]? LogsAvailableResult { get; set; }
#pragma warning restore CA1819
}
