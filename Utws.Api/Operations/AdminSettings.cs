namespace Utws.Api.Operations;

/// <summary>The <c>Utws:Admin</c> section.</summary>
internal sealed record AdminSettings
{
    /// <summary><c>Utws:Admin:Url</c>: where the operator's pages are; null for nowhere.</summary>
    public Uri? Url { get; init; } = new("http://127.0.0.1:5081");

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StartupException">A value cannot be used.</exception>
    public static AdminSettings Read(IConfigurationSection section) => section["Url"] switch
    {
        null => new AdminSettings(),
        "" => new AdminSettings { Url = null },
        { } text when Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && IsUsable(url) => new AdminSettings { Url = url },
        { } text => throw new StartupException(
            $"{section.Path}:Url is '{text}'; expected http or https, an IP address or localhost, and a port, such as http://127.0.0.1:5081, or nothing."),
    };

    // An address to listen on, not one to call: a name would have to be looked up, and every port but one's own is a surprise.
    private static bool IsUsable(Uri url) => url.Scheme is "http" or "https"
        && (url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || url.Host == "localhost")
        && url.OriginalString.TrimEnd('/').EndsWith(string.Create(System.Globalization.CultureInfo.InvariantCulture, $":{url.Port}"), StringComparison.Ordinal)
        && url.UserInfo.Length == 0
        && url.PathAndQuery == "/"
        && url.Fragment.Length == 0;
}
