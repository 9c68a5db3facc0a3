namespace Utws.Core.Soap;

/// <summary>The fault codes of SOAP 1.1, 4.4.1, and SOAP 1.2 part 1, 5.4.6, under their 1.1 names.</summary>
public enum SoapFaultCode : byte
{
    /// <summary>The message was not right: <c>Client</c> in 1.1, <c>Sender</c> in 1.2.</summary>
    Client,

    /// <summary>The message could not be processed: <c>Server</c> in 1.1, <c>Receiver</c> in 1.2.</summary>
    Server,

    /// <summary>The envelope is in a namespace that is neither version's.</summary>
    VersionMismatch,

    /// <summary>A header block that must be understood was not.</summary>
    MustUnderstand,
}
