using System.Net;

namespace Utws.Api.Operations;

/// <summary>What holds for every path of the operator's address.</summary>
internal static class AdminRules
{
    // An answer that a browser shows has a policy of its own.
    private const string SecurityPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>
    /// Gives every answer the fields that keep it to itself; nothing is done here, so only GET and HEAD are answered. On a loopback address it also answers only those who call it by an IP address
    /// or as localhost: else any site could have its own name resolved to it, and read it in a visitor's browser (DNS rebinding).
    /// </summary>
    /// <param name="application">The operator's application.</param>
    /// <param name="url">Where it listens.</param>
    public static void UseAdminRules(this IApplicationBuilder application, Uri url)
    {
        bool isLoopback = IsLocalhost(url.Host) || (IPAddress.TryParse(url.Host, out IPAddress? address) && IPAddress.IsLoopback(address));
        application.Use(next => context =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "no-store";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers.ContentSecurityPolicy = SecurityPolicy;
            return isLoopback && !IsLocal(context.Request.Host) ? RefuseHostAsync(context)
                : HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? next(context)
                : RefuseMethodAsync(context);
        });
    }

    // A caller without the field is no browser.
    private static bool IsLocal(HostString host) => !host.HasValue || IsLocalhost(host.Host) || IPAddress.TryParse(host.Host, out _);

    private static bool IsLocalhost(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    // RFC 9110, 15.5.20
    private static Task RefuseHostAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("This address answers to an IP address or localhost alone.\n", context.RequestAborted);
    }

    // RFC 9110, 15.5.6
    private static Task RefuseMethodAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD";
        return Task.CompletedTask;
    }
}
