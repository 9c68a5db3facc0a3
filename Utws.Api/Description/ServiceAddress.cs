namespace Utws.Api.Description;

/// <summary>The address that a request was made to, as its caller knows it: what descriptions and pages name.</summary>
/// <param name="Scheme">http or https; behind a configured proxy, the proxy's.</param>
/// <param name="Host">Host and port of the request, in lower case and escaped for a URL; the scheme's own port is left out (7.5).</param>
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
        // A proxy may forward any word as the scheme.
        string scheme = request.IsHttps ? "https" : "http";
        HostString host = HasUsableHost(request) ? request.Host : AddressOf(request.HttpContext.Connection);
        bool isDefaultPort = (scheme, host.Port) is ("http", 80) or ("https", 443);
#pragma warning disable CA1308 // a host's normal form is its lower case (RFC 3986, 6.2.2.1), and the old runtime showed it so
        string shown = (isDefaultPort ? new HostString(host.Host) : host).ToUriComponent().ToLowerInvariant();
#pragma warning restore CA1308
        return new ServiceAddress(scheme, shown, (request.PathBase + request.Path).ToUriComponent());
    }

    // HTTP/1.0 knows requests without a Host, and a port is a number of sixteen bits: else it is the address that was called.
    private static bool HasUsableHost(HttpRequest request) =>
        request.Host.HasValue && request.Host.Host.Length > 0 && request.Host.Port is null or (> 0 and <= ushort.MaxValue);

    private static HostString AddressOf(ConnectionInfo connection) =>
        new(connection.LocalIpAddress?.ToString() ?? "localhost", connection.LocalPort);
}
