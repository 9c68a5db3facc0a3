namespace Utws.Core.Soap;

/// <summary>The names of SOAP 1.1 and 1.2 that envelopes are read by.</summary>
public static class SoapNames
{
    /// <summary>The envelope namespace of SOAP 1.1.</summary>
    public const string Envelope11Uri = "http://schemas.xmlsoap.org/soap/envelope/";

    /// <summary>The envelope namespace of SOAP 1.2.</summary>
    public const string Envelope12Uri = "http://www.w3.org/2003/05/soap-envelope";

    /// <summary><see cref="Envelope11Uri"/> as UTF-8.</summary>
    public static ReadOnlySpan<byte> Envelope11 => "http://schemas.xmlsoap.org/soap/envelope/"u8;

    /// <summary><see cref="Envelope12Uri"/> as UTF-8.</summary>
    public static ReadOnlySpan<byte> Envelope12 => "http://www.w3.org/2003/05/soap-envelope"u8;

    internal static ReadOnlySpan<byte> Envelope => "Envelope"u8;

    internal static ReadOnlySpan<byte> Header => "Header"u8;

    internal static ReadOnlySpan<byte> Body => "Body"u8;

    internal static ReadOnlySpan<byte> MustUnderstand => "mustUnderstand"u8;

    // SOAP 1.1, 4.2.2
    internal static ReadOnlySpan<byte> Actor => "actor"u8;

    internal static ReadOnlySpan<byte> ActorNext => "http://schemas.xmlsoap.org/soap/actor/next"u8;

    // SOAP 1.2 part 1, 2.2 and 5.2.2
    internal static ReadOnlySpan<byte> Role => "role"u8;

    internal static ReadOnlySpan<byte> RoleNext => "http://www.w3.org/2003/05/soap-envelope/role/next"u8;

    internal static ReadOnlySpan<byte> RoleUltimateReceiver => "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver"u8;

    // XML 1.0, production 3: what a value is collapsed of.
    internal static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    internal static ReadOnlySpan<byte> EnvelopeOf(SoapVersion version) =>
        version == SoapVersion.Soap11 ? Envelope11 : Envelope12;
}
