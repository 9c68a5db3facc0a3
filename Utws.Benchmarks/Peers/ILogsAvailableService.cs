using System.ServiceModel;
using Utws.Benchmarks.Walk;

namespace Utws.Benchmarks.Peers;

/// <summary>The contract as System.ServiceModel's attributes say it.</summary>
[ServiceContract(Name = "UTWSSoap", Namespace = RequestBodies.OperationNamespace)]
[XmlSerializerFormat]
internal interface ILogsAvailableService
{
    [OperationContract(Name = "logsAvailable", Action = RequestBodies.OperationNamespace + "/logsAvailable", ReplyAction = "*")]
    [return: System.Xml.Serialization.XmlArrayItem("SessionsToPublish")]
    SessionsToPublish[] LogsAvailable(int apiVersion, [System.Xml.Serialization.XmlArrayItem("SessionInfo")] SerializedSession[] sessions);
}
