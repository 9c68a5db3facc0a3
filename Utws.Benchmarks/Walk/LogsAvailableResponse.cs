using System.Xml.Serialization;

namespace Utws.Benchmarks.Walk;

/// <summary>The operation's result as XmlSerializer wants it.</summary>
[XmlRoot("logsAvailableResponse", Namespace = RequestBodies.OperationNamespace)]
public sealed class LogsAvailableResponse
{
    [XmlArray("logsAvailableResult")]
    [XmlArrayItem("SessionsToPublish")]
#pragma warning disable CA1819 // an array, as the proxies and stubs of the time had it
    public SessionsToPublish[] LogsAvailableResult { get; set; } = [];
#pragma warning restore CA1819
}
