using Utws.Api.Description.Pages;

namespace Utws.Api.Description;

/// <summary>The routes of the service file.</summary>
internal static class ServiceRoutes
{
    /// <summary>Where the old service file was; matched whatever the letter case (1.17).</summary>
    public const string Path = "/usagetracking/utws.asmx";

    /// <summary>Maps the service file and what is below it, all verbs: which one means what is <see cref="ServiceEndpoint"/>'s to say.</summary>
    public static void MapService(this IEndpointRouteBuilder routes)
    {
        ServiceEndpoint endpoint = routes.ServiceProvider.GetRequiredService<ServiceEndpoint>();
        routes.Map(Path, (RequestDelegate)endpoint.HandleAsync);
        routes.Map(Path + "/{**pathInfo}", (RequestDelegate)ServiceEndpoint.HandlePathInfoAsync);

        // 1.18: not the service's business; the page leads whoever mistyped to it.
        routes.MapFallback("/{**path}", (RequestDelegate)RefusePathAsync);
    }

    private static Task RefusePathAsync(HttpContext context) => PageResponse.SendAsync(
        context, StatusCodes.Status404NotFound, ErrorPage.Render(
            StatusCodes.Status404NotFound,
            "There is nothing here.",
            "The service is at " + Path + ".",
            context.Request.PathBase.ToUriComponent() + Path));
}
