using Microsoft.AspNetCore.HttpOverrides;

namespace Utws.Api.Description;

/// <summary>Believes what configured proxies say of the caller, and nobody else.</summary>
internal static class ProxyFields
{
    /// <summary>Without a configured proxy nothing stands in a request's way, and forwarded fields mean nothing.</summary>
    public static void UseConfiguredProxies(this IApplicationBuilder app, UtwsSettings settings)
    {
        if (settings.KnownProxies.Count == 0)
        {
            return;
        }

        // No limit to the chain: it is followed as long as each address in it is a configured proxy's.
        ForwardedHeadersOptions options = new()
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (System.Net.IPNetwork network in settings.KnownProxies)
        {
            options.KnownIPNetworks.Add(network);
        }

        // IPv4 callers have IPv6's form of their address on sockets for both.
        app.Use(next => context =>
        {
            if (context.Connection.RemoteIpAddress is { } address
                && settings.KnownProxies.Any(network => network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)))
            {
                context.Features.Set(KnownProxyFeature.Instance);
            }

            return next(context);
        });
        app.UseForwardedHeaders(options);
    }
}
