using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Utws.Api;

namespace Utws.Benchmarks.Peers;

/// <summary>The host of every peer: UTWS's builder and Kestrel settings, and nothing that costs a request.</summary>
internal static class PeerHost
{
    private static readonly UtwsSettings s_settings = new();

    /// <summary>A builder, with the command line's <c>--urls</c>.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });

        // With any logger the host makes an Activity and a log scope for each request: 820 bytes.
        _ = builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
        });
        return builder;
    }

    /// <summary>Serves until it is ended, and says where as a host with a console logger does.</summary>
    public static async Task RunAsync(WebApplication app)
    {
        await app.StartAsync();
        await Console.Out.WriteLineAsync("Now listening on: " + app.Urls.First());
        await app.WaitForShutdownAsync();
    }

    /// <summary>The fields that UTWS's answers have, so that the same bytes go over the wire.</summary>
    public static void WriteHead(HttpResponse response, bool soap12, int bytes)
    {
        response.ContentType = soap12 ? "application/soap+xml; charset=utf-8" : "text/xml; charset=utf-8";
        response.Headers.CacheControl = "private, max-age=0";
        response.ContentLength = bytes;
        if (bytes >= s_settings.CompressMinBytes)
        {
            response.Headers.Vary = "Accept-Encoding";
        }
    }
}
