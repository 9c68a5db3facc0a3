using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Utws.Api;
using Utws.Api.Transport;

namespace Utws.Benchmarks.Peers;

/// <summary>The host of every peer: UTWS's builder and Kestrel settings, and nothing that costs a request.</summary>
internal static class PeerHost
{
    private static readonly UtwsSettings s_settings = new();

    /// <summary>A builder, with the command line's <c>--urls</c>.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="ownBlocks">Whether connections are read and written with Kestrel's own blocks of 4 KB instead of UTWS's.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args, bool ownBlocks = false)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });

        // With any logger the host makes an Activity and a log scope for each request: 820 bytes.
        _ = builder.Logging.ClearProviders();
        if (!ownBlocks)
        {
            _ = builder.Services.AddSingleton<IMemoryPoolFactory<byte>, TransportMemoryPoolFactory>();
        }

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
