using System.Text;

namespace Utws.Api.Description.Pages;

/// <summary>Sends a page with the fields that keep it to itself.</summary>
internal static class PageResponse
{
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="page">The page.</param>
    public static Task SendAsync(HttpContext context, int status, Page page)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = page.SecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return ServiceAnswer.SendAsync(context, status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(page.Html));
    }
}
