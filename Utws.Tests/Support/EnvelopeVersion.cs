namespace Utws.Tests.Support;

/// <summary>The version of SOAP that a test speaks; its own type, so that the tests stay outside of what they judge.</summary>
public enum EnvelopeVersion
{
    /// <summary>SOAP 1.1.</summary>
    Soap11,

    /// <summary>SOAP 1.2.</summary>
    Soap12,
}
