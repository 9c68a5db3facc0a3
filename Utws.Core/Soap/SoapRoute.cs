namespace Utws.Core.Soap;

/// <summary>What the HTTP head alone says of a request: steps 1 and 3 of the routing procedure.</summary>
/// <param name="Version">The guessed version, in which a fault is written until the envelope is known.</param>
/// <param name="ByBody">Whether the first element of the body must tell the operation.</param>
/// <param name="Fault">The fault that ends the request without a look at its body, or null.</param>
/// <param name="UnknownAction">The <c>action</c> parameter that named no operation, decoded, or null.</param>
internal readonly record struct SoapRoute(SoapVersion Version, bool ByBody, SoapFault? Fault, string? UnknownAction);
