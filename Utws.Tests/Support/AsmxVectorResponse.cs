namespace Utws.Tests.Support;

/// <summary>The response of a vector.</summary>
/// <param name="Status">The status code.</param>
/// <param name="ContentType">The field's value.</param>
/// <param name="CacheControl">The field's value; null where it was not recorded (error pages of ASP.NET itself).</param>
/// <param name="Help">Which help page it was: service, operation or method-not-found; null for everything else.</param>
/// <param name="ErrorMessage">The message of the exception behind an error page of ASP.NET itself; null for everything else.</param>
/// <param name="Body">The body's bytes; null where it was not recorded (help pages, error pages of ASP.NET itself).</param>
public sealed record AsmxVectorResponse(int Status, string ContentType, string? CacheControl, string? Help, string? ErrorMessage, ReadOnlyMemory<byte>? Body);
