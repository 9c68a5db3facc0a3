using System.ServiceModel;
using Utws.Tests.Support;

namespace Utws.Tests.Interop.Typed;

/// <summary>The contract of a client that was built against another version of the service: the action is none of ours.</summary>
[ServiceContract(Name = "UTWSSoap", Namespace = WireNames.Service)]
[XmlSerializerFormat(SupportFaults = true)]
public interface IUtwsSoapMisnamed
{
    [OperationContract(Name = "logsAvailable", Action = "urn:example:unknown", ReplyAction = "*")]
    Task<SessionsToPublish[]?> LogsAvailableAsync(int apiVersion, SessionInfo[]? sessions);
}
