namespace Utws.Tests.Support;

/// <summary>The request of a vector.</summary>
/// <param name="Method">The verb.</param>
/// <param name="PathInfo">What follows the service's path; mostly nothing.</param>
/// <param name="Query">The query without the question mark, or null.</param>
/// <param name="ContentType">The field's value, or null where there was none.</param>
/// <param name="SoapAction">The field's value, or null where there was none.</param>
/// <param name="Body">The entity body.</param>
/// <param name="IsLocal">Whether the caller was at the server's own machine.</param>
/// <param name="IsTooLong">Whether the body stands for one longer than the old runtime's maxRequestLength.</param>
public sealed record AsmxVectorRequest(
    string Method, string PathInfo, string? Query, string? ContentType, string? SoapAction, ReadOnlyMemory<byte> Body, bool IsLocal, bool IsTooLong)
{
    /// <summary>The request as bytes on the wire, with another body if one is given.</summary>
    internal RawHttpRequest ToHttp(ReadOnlyMemory<byte>? body = null)
    {
        RawHttpRequest request = new()
        {
            Method = Method,
            Target = WireNames.Path + PathInfo + (Query is null ? "" : "?" + Query),
            Body = body ?? Body,
        };
        request = ContentType is null ? request : request.With("Content-Type", ContentType);
        return SoapAction is null ? request : request.With("SOAPAction", SoapAction);
    }
}
