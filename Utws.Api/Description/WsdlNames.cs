using Utws.Core.Contract;

namespace Utws.Api.Description;

/// <summary>The names that the descriptions use beside the contract's own.</summary>
internal static class WsdlNames
{
    /// <summary>The port and the binding of SOAP 1.1, and the port type of both (7.3).</summary>
    public const string SoapPort = ContractDescription.ServiceName + "Soap";

    /// <summary>The port and the binding of SOAP 1.2.</summary>
    public const string Soap12Port = ContractDescription.ServiceName + "Soap12";

    /// <summary>WSDL 1.1.</summary>
    public const string Wsdl = "http://schemas.xmlsoap.org/wsdl/";

    /// <summary>WSDL 1.1's SOAP 1.1 binding.</summary>
    public const string Soap = "http://schemas.xmlsoap.org/wsdl/soap/";

    /// <summary>WSDL 1.1's SOAP 1.2 binding.</summary>
    public const string Soap12 = "http://schemas.xmlsoap.org/wsdl/soap12/";

    /// <summary>SOAP over HTTP, the transport of both bindings.</summary>
    public const string HttpTransport = "http://schemas.xmlsoap.org/soap/http";

    /// <summary>XML Schema.</summary>
    public const string Schema = "http://www.w3.org/2001/XMLSchema";

    /// <summary>Declared by the old runtime, used by nothing.</summary>
    public const string Http = "http://schemas.xmlsoap.org/wsdl/http/";

    /// <inheritdoc cref="Http"/>
    public const string Mime = "http://schemas.xmlsoap.org/wsdl/mime/";

    /// <inheritdoc cref="Http"/>
    public const string TextMatching = "http://microsoft.com/wsdl/mime/textMatching/";

    /// <inheritdoc cref="Http"/>
    public const string SoapEncoding = "http://schemas.xmlsoap.org/soap/encoding/";
}
