namespace Utws.Core.Soap;

/// <summary>The version of SOAP that an envelope is in, told by its namespace.</summary>
public enum SoapVersion : byte
{
    /// <summary>SOAP 1.1, <c>http://schemas.xmlsoap.org/soap/envelope/</c>, sent as <c>text/xml</c>.</summary>
    Soap11,

    /// <summary>SOAP 1.2, <c>http://www.w3.org/2003/05/soap-envelope</c>, sent as <c>application/soap+xml</c>.</summary>
    Soap12,
}
