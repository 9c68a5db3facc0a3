namespace Utws.Core.Soap;

/// <summary>What of a request's HTTP head decides how its body is read.</summary>
/// <param name="SoapAction">The <c>SOAPAction</c> field's value, or null if there is no such field; an empty one is not null (2.4).</param>
/// <param name="ContentType">The <c>Content-Type</c> field's value, or null.</param>
public readonly record struct SoapRequestHead(string? SoapAction, string? ContentType);
