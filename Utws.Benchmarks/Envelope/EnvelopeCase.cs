namespace Utws.Benchmarks.Envelope;

/// <summary>The ways to find the operation, each over an envelope whose operation has no content.</summary>
public enum EnvelopeCase
{
    /// <summary>SOAP 1.1, named by <c>SOAPAction</c>, no header blocks: nearly every request.</summary>
    Soap11ByAction,

    /// <summary>SOAP 1.2 without an <c>action</c> parameter: the body's first element names the operation.</summary>
    Soap12ByBody,

    /// <summary>SOAP 1.2 with the five WS-Addressing blocks that generated clients send: all of them are read over.</summary>
    Soap12WithHeaders,
}
