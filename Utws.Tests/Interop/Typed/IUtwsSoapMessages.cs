using System.ServiceModel;
using Utws.Tests.Support;

namespace Utws.Tests.Interop.Typed;

/// <summary>The same contract by message contracts, as the tools write it where a parameter needs attributes of its own.</summary>
[ServiceContract(Name = "UTWSSoap", Namespace = WireNames.Service)]
[XmlSerializerFormat(SupportFaults = true)]
public interface IUtwsSoapMessages
{
    [OperationContract(Name = "logsAvailable", Action = WireNames.Action, ReplyAction = "*")]
    Task<LogsAvailableResponse> LogsAvailableAsync(LogsAvailableRequest request);
}
