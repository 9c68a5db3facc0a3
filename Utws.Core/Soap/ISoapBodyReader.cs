using Utws.Core.Xml;

namespace Utws.Core.Soap;

/// <summary>Reads what is inside the SOAP body, node by node, as the envelope's reader comes upon it.</summary>
internal interface ISoapBodyReader
{
    /// <summary>What was wrong, once <see cref="OnNode"/> has answered <see cref="SoapBodyStep.Fault"/>.</summary>
    SoapFault? Fault { get; }

    /// <summary>The body has begun, and with it the version is certain.</summary>
    void Begin(SoapVersion version);

    /// <summary>Takes the node that the reader stands on.</summary>
    SoapBodyStep OnNode(Utf8XmlReader reader);
}
