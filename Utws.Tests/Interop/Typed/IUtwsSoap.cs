using System.ServiceModel;
using Utws.Tests.Support;

namespace Utws.Tests.Interop.Typed;

/// <summary>The contract as the tools write it from the WSDL, parameters unwrapped; C# names are given by attributes, the wire's are not ours.</summary>
[ServiceContract(Name = "UTWSSoap", Namespace = WireNames.Service)]
[XmlSerializerFormat(SupportFaults = true)]
public interface IUtwsSoap
{
    [OperationContract(Name = "logsAvailable", Action = WireNames.Action, ReplyAction = "*")]
    SessionsToPublish[]? LogsAvailable(int apiVersion, SessionInfo[]? sessions);

    [OperationContract(Name = "logsAvailable", Action = WireNames.Action, ReplyAction = "*")]
    Task<SessionsToPublish[]?> LogsAvailableAsync(int apiVersion, SessionInfo[]? sessions);
}
