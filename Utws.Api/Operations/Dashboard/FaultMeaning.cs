using Utws.Core.Soap;

namespace Utws.Api.Operations.Dashboard;

/// <summary>What a fault's reason means, and what there is to do, in a few words.</summary>
/// <param name="Meaning">What was wrong.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record FaultMeaning(string Meaning, string Remedy)
{
    /// <summary>Of a reason.</summary>
    public static FaultMeaning Of(SoapFaultReason reason) => reason switch
    {
        SoapFaultReason.OperationFailed => new("The server itself failed while deciding.", "See the log for the error, and report it."),
        SoapFaultReason.UnknownAction => new("The action names no operation of this service.", "Look for a client of another service, or a wrong address."),
        SoapFaultReason.UnsupportedMediaType => new("The content type is none of SOAP's.", "Mostly scanners and probes; point probes at /health/ready."),
        SoapFaultReason.UnsupportedContentCoding => new("The body is compressed in a way not spoken here.", "Have the client or proxy send gzip, deflate, br, or nothing."),
        SoapFaultReason.UndecodableBody => new("The compressed body is damaged.", "Look for a proxy that changes or cuts bodies."),
        SoapFaultReason.TooLong => new("The request is longer than allowed.", "Raise Utws:Limits:MaxRequestBytes if clients are right."),
        SoapFaultReason.MalformedXml => new("The body is not well-formed XML.", "See the log for the place; capture a message to look at it."),
        SoapFaultReason.VersionMismatch => new("The envelope is in a namespace other than the version's.", "Look for a client of another SOAP version."),
        SoapFaultReason.MissingEnvelope => new("The XML is no SOAP envelope.", "Look for a client of another service."),
        SoapFaultReason.MissingBody => new("The envelope has no body.", "Look for a proxy that cuts bodies, or a broken client."),
        SoapFaultReason.NotUnderstood => new("A header must be understood, and is not.", "Set Utws:Soap:MustUnderstand to Ignore if that is harmless."),
        SoapFaultReason.BadValue => new("A value is not what its member's type allows.", "See the log for the place; capture a message to look at it."),
        SoapFaultReason.NotRecorded => new("Decided, but not recorded: the client shall come again.", "See what health says of recording: mostly the disk."),
        _ => new("", ""),
    };
}
