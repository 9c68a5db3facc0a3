using System.Xml.Serialization;

namespace Utws.Benchmarks.Walk;

/// <summary>The operation's arguments as XmlSerializer wants them.</summary>
[XmlRoot("logsAvailable", Namespace = RequestBodies.OperationNamespace)]
public sealed class LogsAvailable
{
    [XmlElement("apiVersion")]
    public int ApiVersion { get; set; }

    [XmlArray("sessions")]
    [XmlArrayItem("SessionInfo")]
#pragma warning disable CA1819 // an array, as the proxies and stubs of the time had it
    public SerializedSession[] Sessions { get; set; } = [];
#pragma warning restore CA1819
}
