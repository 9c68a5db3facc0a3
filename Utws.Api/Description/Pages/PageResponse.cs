using System.Text;

namespace Utws.Api.Description.Pages;

/// <summary>Sends a page with the fields that keep it to itself.</summary>
internal static class PageResponse
{
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="html">The page.</param>
    public static Task SendAsync(HttpContext context, int status, string html) => ServiceAnswer.SendAsync(
        context, status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));
}
