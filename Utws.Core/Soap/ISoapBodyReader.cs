using Utws.Core.Xml;

namespace Utws.Core.Soap;

/// <summary>Reads what is inside the SOAP body, node by node, as the envelope's reader comes upon it.</summary>
internal interface ISoapBodyReader
{
    /// <summary>What was wrong, once <see cref="OnNode"/> has answered <see cref="SoapBodyStep.Fault"/>.</summary>
    SoapFault? Fault { get; }

    /// <summary>
    /// Takes the beginning of an envelope, and of what is in its body, in one piece: if the reader's first bytes are those of an
    /// earlier envelope whose <paramref name="head"/> was the same. Called before the first node of every envelope.
    /// </summary>
    /// <param name="reader">The reader, at its start, with what has arrived.</param>
    /// <param name="head">What of the request's head had a say in how those bytes are read.</param>
    /// <param name="version">The version they gave.</param>
    bool TryResume(Utf8XmlReader reader, int head, out SoapVersion version);

    /// <summary>The body has begun, and with it the version is certain.</summary>
    void Begin(SoapVersion version);

    /// <summary>Takes the node that the reader stands on.</summary>
    SoapBodyStep OnNode(Utf8XmlReader reader);

    /// <summary>
    /// Takes as many bytes as it knows the meaning of, because the same bytes were read node by node before. Called at the start
    /// and after each piece of input while the answer is <see cref="SoapBodyStep.ReadAhead"/>.
    /// </summary>
    SoapBodyStep ReadAhead(Utf8XmlReader reader);

    /// <summary>The envelope was read to its end, without a fault.</summary>
    void OnEnvelopeEnd(Utf8XmlReader reader);
}
