using Utws.Api.Description.Pages;

namespace Utws.Api.Description;

/// <summary>The route of the service file, and what becomes of every other path.</summary>
internal static class ServiceRoutes
{
    /// <summary>Where the old service file was; matched whatever the letter case (1.17).</summary>
    public const string Path = "/usagetracking/utws.asmx";

    /// <summary>Maps the service file, all verbs: which one means what is <see cref="ServiceEndpoint"/>'s to say.</summary>
    public static void MapService(this WebApplication app)
    {
        ServiceEndpoint endpoint = app.Services.GetRequiredService<ServiceEndpoint>();

        // Not routes of their own: beside a catch-all, the one route would not be the one candidate any more, and routing
        // allocates for every request that has to choose.
        app.Use((context, next) => context.GetEndpoint() is null ? HandleOtherPathAsync(context) : next(context));
        app.Map(Path, (RequestDelegate)endpoint.HandleAsync);
    }

    private static Task HandleOtherPathAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase))
        {
            return ServiceEndpoint.HandlePathInfoAsync(context);
        }

        // 1.18: not the service's business; the page leads whoever mistyped to it.
        return PageResponse.SendAsync(context, StatusCodes.Status404NotFound, ErrorPage.Render(
            StatusCodes.Status404NotFound,
            "There is nothing here.",
            "The service is at " + Path + ".",
            context.Request.PathBase.ToUriComponent() + Path));
    }
}
