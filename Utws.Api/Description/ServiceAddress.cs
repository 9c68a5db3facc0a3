namespace Utws.Api.Description;

/// <summary>The address that a request was made to, as its caller knows it: what descriptions and pages name.</summary>
/// <param name="Scheme">http or https; behind a configured proxy, the proxy's.</param>
/// <param name="Host">Host and port as in the request, escaped for a URL; the scheme's own port is left out (7.5).</param>
/// <param name="Path">The path in the caller's letter case, escaped for a URL, without query (1.17).</param>
internal sealed record ServiceAddress(string Scheme, string Host, string Path)
{
    /// <summary>The whole address.</summary>
    public string Url => Scheme + "://" + Host + Path;

    /// <summary>The host without its port: what the samples show (9.1.6).</summary>
    public string HostName => new HostString(Host).Host;

    /// <summary>The last segment of the path: what the pages' links are relative to (9.1.5).</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The address of a request to the service file, without path info.</summary>
    public static ServiceAddress Of(HttpRequest request)
    {
        HostString host = request.Host.HasValue ? request.Host : HostOf(request.HttpContext.Connection);
        bool isDefaultPort = (request.Scheme, host.Port) is ("http", 80) or ("https", 443);
        return new ServiceAddress(
            request.Scheme,
            (isDefaultPort ? new HostString(host.Host) : host).ToUriComponent(),
            (request.PathBase + request.Path).ToUriComponent());
    }

    // HTTP/1.0 knows requests without a Host: then it is the address that was called.
    private static HostString HostOf(ConnectionInfo connection) =>
        new(connection.LocalIpAddress?.ToString() ?? "localhost", connection.LocalPort);
}
