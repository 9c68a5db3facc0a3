using Microsoft.AspNetCore.Builder;

namespace Utws.Api;

/// <summary>STUB of the agreed seam, gone once the endpoint is merged.</summary>
internal static class UtwsApplication
{
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        configure?.Invoke(builder);
        return builder.Build();
    }
}
