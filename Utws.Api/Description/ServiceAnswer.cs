namespace Utws.Api.Description;

/// <summary>Sends an answer that is no SOAP message: descriptions, pages, their errors.</summary>
internal static class ServiceAnswer
{
    /// <summary>Sends a whole body with its length (3.15) and the old runtime's <c>Cache-Control</c> (3.13, 3.14).</summary>
    public static async Task SendAsync(HttpContext context, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        HttpResponse response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        response.Headers.CacheControl = status == StatusCodes.Status200OK ? "private, max-age=0" : "private";
        if (context.Request.Method != HttpMethods.Head)
        {
            await response.BodyWriter.WriteAsync(body, context.RequestAborted);
        }
    }
}
