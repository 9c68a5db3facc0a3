using System.Xml;
using Utws.Core.Soap;

namespace Utws.Benchmarks.Envelope;

/// <summary>The envelope read by hand with XmlReader: version, operation, header blocks that must be understood, and on to the end.</summary>
internal static class SystemXmlEnvelope
{
    /// <returns>The version, or null if the operation is not ours or a header block must be understood.</returns>
    public static SoapVersion? Read(EnvelopeRequest request)
    {
        bool isNamed = request.Head.SoapAction is { } action && action.Trim('"') == EnvelopeRequest.Action;
        using MemoryStream stream = new(request.Body);
        using var reader = XmlReader.Create(stream);
        _ = reader.MoveToContent();
        bool soap12 = reader.NamespaceURI == RequestBodies.Soap12Namespace;
        string soap = soap12 ? RequestBodies.Soap12Namespace : RequestBodies.Soap11Namespace;
        reader.ReadStartElement("Envelope", soap);
        if (reader.IsStartElement("Header", soap) && !TryReadHeader(reader, soap))
        {
            return null;
        }

        reader.ReadStartElement("Body", soap);
        isNamed |= reader.IsStartElement("logsAvailable", RequestBodies.OperationNamespace);
        while (reader.Read())
        {
            // To the end, or what follows could be malformed.
        }

        return (isNamed, soap12) switch
        {
            (false, _) => null,
            (_, true) => SoapVersion.Soap12,
            _ => SoapVersion.Soap11,
        };
    }

    private static bool TryReadHeader(XmlReader reader, string soap)
    {
        reader.ReadStartElement();
        while (reader.MoveToContent() is XmlNodeType.Element)
        {
            if (reader.GetAttribute("mustUnderstand", soap) is "1" or "true")
            {
                return false;
            }

            reader.Skip();
        }

        reader.ReadEndElement();
        return true;
    }
}
