using Utws.Core.Xml;

namespace Utws.Core.Soap;

/// <summary>Writes a fault as the old runtime did in either version (literals F11 and F12 of the wire facts), with NotUnderstood blocks added.</summary>
internal static class SoapFaultWriter
{
    private static ReadOnlySpan<byte> Declaration => """<?xml version="1.0" encoding="utf-8"?>"""u8;

    private static ReadOnlySpan<byte> Instances =>
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">"u8;

    private static ReadOnlySpan<byte> Envelope11Start => "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\""u8;

    private static ReadOnlySpan<byte> Envelope12Start => "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\""u8;

    // SOAP 1.2 part 1, appendix A: what a node that knows both versions says to one that speaks neither.
    private static ReadOnlySpan<byte> UpgradeHeader =>
        "<soap:Header><soap12:Upgrade xmlns:soap12=\"http://www.w3.org/2003/05/soap-envelope\">"u8
        + "<soap12:SupportedEnvelope qname=\"soap:Envelope\" xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" />"u8
        + "<soap12:SupportedEnvelope qname=\"soap12:Envelope\" xmlns:soap12=\"http://www.w3.org/2003/05/soap-envelope\" />"u8
        + "</soap12:Upgrade></soap:Header>"u8;

    public static void Write(Utf8XmlWriter writer, SoapVersion version, SoapFault fault)
    {
        writer.WriteRaw(Declaration);
        writer.WriteRaw(version == SoapVersion.Soap11 ? Envelope11Start : Envelope12Start);
        writer.WriteRaw(Instances);
        if (fault.Code == SoapFaultCode.VersionMismatch)
        {
            writer.WriteRaw(UpgradeHeader);
        }
        else if (version == SoapVersion.Soap12 && fault.NotUnderstood.Count > 0)
        {
            WriteNotUnderstood(writer, fault.NotUnderstood);
        }

        writer.WriteRaw("<soap:Body><soap:Fault>"u8);
        if (version == SoapVersion.Soap11)
        {
            WriteContent11(writer, fault);
        }
        else
        {
            WriteContent12(writer, fault);
        }

        writer.WriteRaw("</soap:Fault></soap:Body></soap:Envelope>"u8);
    }

    // SOAP 1.1, 4.4
    private static void WriteContent11(Utf8XmlWriter writer, SoapFault fault)
    {
        writer.WriteRaw("<faultcode>soap:"u8);
        writer.WriteRaw(fault.Code switch
        {
            SoapFaultCode.Client => "Client"u8,
            SoapFaultCode.Server => "Server"u8,
            SoapFaultCode.VersionMismatch => "VersionMismatch"u8,
            _ => "MustUnderstand"u8,
        });
        writer.WriteRaw("</faultcode><faultstring>"u8);
        writer.WriteText(SoapFaultText.Readable(fault.Text));
        writer.WriteRaw("</faultstring>"u8);
        if (fault.HasDetail)
        {
            writer.WriteRaw("<detail />"u8);
        }
    }

    // SOAP 1.2 part 1, 5.4
    private static void WriteContent12(Utf8XmlWriter writer, SoapFault fault)
    {
        writer.WriteRaw("<soap:Code><soap:Value>soap:"u8);
        writer.WriteRaw(fault.Code switch
        {
            SoapFaultCode.Client => "Sender"u8,
            SoapFaultCode.Server => "Receiver"u8,
            SoapFaultCode.VersionMismatch => "VersionMismatch"u8,
            _ => "MustUnderstand"u8,
        });
        writer.WriteRaw("</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang=\"en\">"u8);
        writer.WriteText(SoapFaultText.Readable(fault.Text));
        writer.WriteRaw("</soap:Text></soap:Reason>"u8);
        if (fault.HasDetail)
        {
            writer.WriteRaw("<soap:Detail />"u8);
        }
    }

    // SOAP 1.2 part 1, 5.4.8: one block a header, its qname resolved by a declaration on the block itself.
    private static void WriteNotUnderstood(Utf8XmlWriter writer, IReadOnlyList<SoapHeaderName> headers)
    {
        writer.WriteRaw("<soap:Header>"u8);
        foreach (SoapHeaderName header in headers)
        {
            if (header.NamespaceUri is null)
            {
                continue;
            }

            // A name in no namespace has no prefix, and there is no default namespace here that it could fall into.
            writer.WriteRaw(header.NamespaceUri.Length == 0 ? "<soap:NotUnderstood qname=\""u8 : "<soap:NotUnderstood qname=\"h:"u8);
            writer.WriteAttributeText(header.LocalName);
            if (header.NamespaceUri.Length > 0)
            {
                writer.WriteRaw("\" xmlns:h=\""u8);
                writer.WriteAttributeText(header.NamespaceUri);
            }

            writer.WriteRaw("\" />"u8);
        }

        writer.WriteRaw("</soap:Header>"u8);
    }
}
