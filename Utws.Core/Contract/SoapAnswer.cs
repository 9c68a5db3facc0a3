using Utws.Core.Soap;

namespace Utws.Core.Contract;

/// <summary>An answer, ready to be sent.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Version">The SOAP version that the answer is in; it tells the media type, also where there is no body.</param>
/// <param name="Body">The envelope, UTF-8; empty with 415. It belongs to the processor and is valid until it begins the next request.</param>
/// <param name="Fault">The fault in <paramref name="Body"/>, or null.</param>
public readonly record struct SoapAnswer(int StatusCode, SoapVersion Version, ReadOnlyMemory<byte> Body, SoapFault? Fault)
{
    /// <summary>The <c>Content-Type</c> field's value (3.4).</summary>
    public string ContentType => Version == SoapVersion.Soap11
        ? "text/xml; charset=utf-8"
        : "application/soap+xml; charset=utf-8";

    /// <summary>The <c>Cache-Control</c> field's value (3.13, 3.14).</summary>
    public string CacheControl => StatusCode == 200 ? "private, max-age=0" : "private";
}
