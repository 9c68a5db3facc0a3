namespace Utws.Core.Soap;

/// <summary>What becomes of a request with a header block that must be understood, by us, and is not: none ever is.</summary>
public enum MustUnderstandMode : byte
{
    /// <summary>A MustUnderstand fault, as SOAP demands (SOAP 1.1, 4.2.3; SOAP 1.2 part 1, 2.6) and the old runtime did (4.19).</summary>
    Fault,

    /// <summary>
    /// The block is read over, against SOAP: for clients that put <c>wsse</c> or <c>wsa</c> headers with mustUnderstand on every
    /// message and can't be told not to. Whatever such a header asks for (a signature, a reply address) does not happen.
    /// </summary>
    Ignore,
}
