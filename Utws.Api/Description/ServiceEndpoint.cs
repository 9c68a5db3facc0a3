using System.Text;
using Utws.Api.Description.Pages;
using Utws.Api.Soap;

namespace Utws.Api.Description;

/// <summary>Everything that is asked of the service file, sorted by verb and path info (section 1 of the wire facts).</summary>
internal sealed class ServiceEndpoint(SoapEndpoint soap, DescriptionEndpoint descriptions)
{
    /// <summary>A request to the service file itself. Verbs are compared as they are written (1.2, RFC 9110, 9.1).</summary>
    public Task HandleAsync(HttpContext context) => context.Request.Method switch
    {
        "POST" => soap.HandleAsync(context),
        "GET" => descriptions.HandleAsync(context),
        _ => RefuseVerbAsync(context),
    };

    /// <summary>A request to something below the service file.</summary>
    public static Task HandlePathInfoAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        string pathInfo = request.Path.Value![ServiceRoutes.Path.Length..];
        if (IsScriptCall(request, pathInfo))
        {
            return SendAsync(
                context,
                "application/json; charset=utf-8",
                """{"Message":"There was an error processing the request.","StackTrace":"","ExceptionType":""}""");
        }

        // 1.15: what came of a call by HTML form, which this operation cannot take.
        if (request.Method == HttpMethods.Post && pathInfo.Length > 1 && CallerLocality.IsLocal(context))
        {
            return SendAsync(context, "text/plain; charset=utf-8", "Index was outside the bounds of the array.\r\n");
        }

        return PageResponse.SendAsync(context, StatusCodes.Status500InternalServerError, ErrorPage.Render(
            StatusCodes.Status500InternalServerError,
            $"Request format is unrecognized for URL unexpectedly ending in '{pathInfo}'.",
            "Nothing is below the service file: leave out what follows it.",
            ServicePath(request, pathInfo)));
    }

    // 1.12; the old runtime left Allow out, against RFC 9110, 15.5.6.
    private static Task RefuseVerbAsync(HttpContext context)
    {
        context.Response.Headers.Allow = "GET, POST";
        return PageResponse.SendAsync(context, StatusCodes.Status405MethodNotAllowed, ErrorPage.Render(
            StatusCodes.Status405MethodNotAllowed,
            "Request format is unrecognized.",
            "GET shows what the service is, POST calls it.",
            ServicePath(context.Request, pathInfo: "")));
    }

    // 1.16: the old server had a handler for scripts in front of these paths; this service had nothing for it to call.
    private static bool IsScriptCall(HttpRequest request, string pathInfo) =>
        pathInfo.Equals("/js", StringComparison.OrdinalIgnoreCase)
        || pathInfo.Equals("/jsdebug", StringComparison.OrdinalIgnoreCase)
        || (request.ContentType is { } type
            && (type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("application/json;", StringComparison.OrdinalIgnoreCase)));

    private static string ServicePath(HttpRequest request, string pathInfo)
    {
        PathString path = request.PathBase + request.Path;
        return new PathString(path.Value![..^pathInfo.Length]).ToUriComponent();
    }

    private static Task SendAsync(HttpContext context, string contentType, string text) =>
        ServiceAnswer.SendAsync(context, StatusCodes.Status500InternalServerError, contentType, Encoding.UTF8.GetBytes(text));
}
