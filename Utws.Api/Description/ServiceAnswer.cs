using Utws.Api.Compression;

namespace Utws.Api.Description;

/// <summary>Sends an answer that is no SOAP message: descriptions, pages, their errors.</summary>
internal static class ServiceAnswer
{
    /// <summary>Sends a whole body with the old runtime's <c>Cache-Control</c> (3.13, 3.14).</summary>
    public static Task SendAsync(HttpContext context, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.Headers.CacheControl = status == StatusCodes.Status200OK ? "private, max-age=0" : "private";
        return context.RequestServices.GetRequiredService<AnswerBody>().SendAsync(context, body);
    }
}
