using System.Text;

namespace Utws.Api.Policy;

/// <summary>The <c>Utws:Policy</c> section where its <c>Path</c> is a URL.</summary>
/// <param name="Url">What is asked for, without credentials.</param>
/// <param name="Name">What logs, errors and health call it: neither credentials nor query, which can hold a secret too.</param>
/// <param name="Authorization">The field of that name, from <c>Utws:Policy:Token</c> or the URL; null for none. A secret.</param>
/// <param name="Cache"><c>Utws:Policy:Cache</c>: the file that keeps the last good policy; a relative path starts at the working directory.</param>
internal sealed record PolicyUrlSettings(Uri Url, string Name, string? Authorization, string Cache)
{
    private const string DefaultCache = "policy.last-good.json";

    /// <summary>Reads and checks the section; null if <c>Path</c> is no URL.</summary>
    /// <exception cref="StartupException">A value cannot be used.</exception>
    public static PolicyUrlSettings? Read(IConfigurationSection section)
    {
        string path = section["Path"] ?? "";
        if (!path.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !path.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // What cannot be read as a URL cannot be told apart from a secret in it either: the value is not repeated.
        if (!Uri.TryCreate(path, UriKind.Absolute, out Uri? url) || url.Fragment.Length > 0)
        {
            throw new StartupException($"{section.Path}:Path begins as a URL and is none; expected one such as https://config.example/policy.json, or a file.");
        }

        return new PolicyUrlSettings(
            new UriBuilder(url) { UserName = "", Password = "" }.Uri,
            url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped),
            ReadAuthorization(section, url),
            section["Cache"] is { Length: > 0 } cache ? cache : DefaultCache);
    }

    private static string? ReadAuthorization(IConfigurationSection section, Uri url)
    {
        string? token = section["Token"] is { Length: > 0 } text ? text : null;
        if (token is not null && url.UserInfo.Length > 0)
        {
            throw new StartupException($"{section.Path}:Token is set, and {section.Path}:Path has credentials; expected one of the two.");
        }

        // RFC 6750, 2.1: visible characters, and no blank among them.
        if (token is not null && token.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new StartupException($"{section.Path}:Token has a character that no bearer token has; expected visible ASCII characters without blanks.");
        }

        return token is not null ? "Bearer " + token
            : url.UserInfo.Length > 0 ? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(url.UserInfo)))
            : null;
    }
}
