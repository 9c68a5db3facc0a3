namespace Utws.Api.Soap;

/// <summary>The route of the SOAP endpoint.</summary>
internal static class SoapEndpointRoutes
{
    /// <summary>Where the old service file was; matched whatever the letter case (1.17).</summary>
    public const string Path = "/usagetracking/utws.asmx";

    public static IEndpointConventionBuilder MapSoap(this IEndpointRouteBuilder routes)
    {
        SoapEndpoint endpoint = routes.ServiceProvider.GetRequiredService<SoapEndpoint>();
        return routes.MapPost(Path, (RequestDelegate)endpoint.HandleAsync);
    }
}
