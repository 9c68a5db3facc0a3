using System.Xml;
using Utws.Core.Soap;
using Utws.Core.Xml;

namespace Utws.Benchmarks.Envelope;

/// <summary>Takes no interest in the operation's content, so that the envelope alone is measured.</summary>
internal sealed class NullBodyReader : ISoapBodyReader
{
    public SoapFault? Fault => null;

    /// <summary>How many operations have begun.</summary>
    public int Begun { get; private set; }

    public bool TryResume(Utf8XmlReader reader, int head, out SoapVersion version)
    {
        version = default;
        return false;
    }

    public void Begin(SoapVersion version) => Begun++;

    public SoapBodyStep OnNode(Utf8XmlReader reader) =>
        reader.NodeType is XmlNodeType.EndElement ? SoapBodyStep.Done : SoapBodyStep.Continue;

    public SoapBodyStep ReadAhead(Utf8XmlReader reader) => SoapBodyStep.Continue;

    public void OnEnvelopeEnd(Utf8XmlReader reader)
    {
    }
}
