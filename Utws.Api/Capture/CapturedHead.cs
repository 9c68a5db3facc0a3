using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Utws.Api.Capture;

/// <summary>Writes the head of a message, without what would let its reader in where the client was let in.</summary>
internal static class CapturedHead
{
    private const string NotWritten = "(not written)";

    private static readonly string[] s_secrets = ["Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie"];

    /// <summary>A request's line as it was sent, its fields, and the empty line.</summary>
    public static byte[] OfRequest(HttpRequest request)
    {
        string target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw ? raw : request.Path.ToUriComponent();
        return Write($"{request.Method} {target} {request.Protocol}", request.Headers);
    }

    /// <summary>A response's line, its fields, and the empty line, as if the body had gone out as it is: it may have been compressed.</summary>
    public static byte[] OfResponse(HttpResponse response, int bodyBytes)
    {
        HeaderDictionary fields = new(response.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase)) { ContentLength = bodyBytes };
        _ = fields.Remove(HeaderNames.ContentEncoding);
        return Write(
            string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.StatusCode} {ReasonPhrases.GetReasonPhrase(response.StatusCode)}"),
            fields);
    }

    private static byte[] Write(string startLine, IHeaderDictionary fields)
    {
        StringBuilder head = new(startLine);
        _ = head.Append("\r\n");
        foreach ((string name, StringValues values) in fields)
        {
            bool isSecret = s_secrets.Contains(name, StringComparer.OrdinalIgnoreCase);
            foreach (string? value in values)
            {
                _ = head.Append(name).Append(": ").Append(isSecret ? NotWritten : value).Append("\r\n");
            }
        }

        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }
}
