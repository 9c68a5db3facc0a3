using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Utws.Api.Commands.Doctor;

/// <summary>Whether there is a usable certificate wherever the server is to listen with https; nothing is said where it is not.</summary>
/// <param name="settings">The server's settings.</param>
/// <param name="configuration">Where they are from.</param>
/// <param name="root">The folder that relative paths begin at.</param>
/// <param name="clock">The clock of the wall.</param>
internal sealed class CertificateCheck(UtwsSettings settings, IConfiguration configuration, string root, TimeProvider clock) : IDoctorCheck
{
    private const string Check = "certificate";
    private const string Default = "Kestrel:Certificates:Default";

    // RFC 5280, 4.2.1.12
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        IReadOnlyList<Finding> found = [.. Sections().Distinct(StringComparer.OrdinalIgnoreCase).Select(Look)];
        return Task.FromResult(found);
    }

    // The sections that are to have certificates. Kestrel's own endpoints go before the addresses.
    private IEnumerable<string> Sections()
    {
        IConfigurationSection[] endpoints = [.. configuration.GetSection("Kestrel:Endpoints").GetChildren()];
        foreach (IConfigurationSection endpoint in endpoints.Where(endpoint => IsSecure(endpoint["Url"])))
        {
            yield return endpoint.GetSection("Certificate").Exists() ? endpoint.Path + ":Certificate" : Default;
        }

        bool hasSecureUrl = endpoints.Length == 0 && (configuration["urls"] ?? "").Split(';').Any(IsSecure);
        if (hasSecureUrl || settings.Admin.Url?.Scheme == "https")
        {
            yield return Default;
        }
    }

    private static bool IsSecure(string? url) => url?.TrimStart().StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    private Finding Look(string name)
    {
        IConfigurationSection section = configuration.GetSection(name);
        try
        {
            using X509Certificate2? certificate = section["Path"] is { Length: > 0 } path ? Load(Path.Combine(root, path), section)
                : section["Subject"] is { Length: > 0 } subject ? CertificateStore.Find(subject, section)
                : CertificateStore.FindDevelopers(clock);
            return certificate is null ? None(name, section) : Judge(name, certificate);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Finding.Failed(
                Check,
                $"The one of {name} cannot be loaded: {unreadable.Message.Split('\n')[0].TrimEnd()}",
                $"See that {name}:Path names a PFX file that this account can read, or a PEM file with its key in {name}:KeyPath, and that {name}:Password is its own.");
        }
    }

    private static X509Certificate2 Load(string path, IConfigurationSection section) => section["KeyPath"] is { Length: > 0 } key
        ? LoadPem(path, Path.Combine(Path.GetDirectoryName(path)!, key), section["Password"])
        : X509Certificate2.GetCertContentType(path) == X509ContentType.Cert
            ? X509CertificateLoader.LoadCertificateFromFile(path)
            : X509CertificateLoader.LoadPkcs12FromFile(path, section["Password"]);

    private static X509Certificate2 LoadPem(string path, string key, string? password) => string.IsNullOrEmpty(password)
        ? X509Certificate2.CreateFromPemFile(path, key)
        : X509Certificate2.CreateFromEncryptedPemFile(path, password, key);

    private static Finding None(string name, IConfigurationSection section) => Finding.Failed(
        Check,
        section["Subject"] is { Length: > 0 } ? $"The store has no valid one with the subject of {name}" : $"https is asked for, and {name} names no certificate",
        $"Name a PFX file in {name}:Path and its password in {name}:Password.");

    private Finding Judge(string name, X509Certificate2 certificate)
    {
        // In UTC, as text and as instant: a certificate's own are in the time of the place.
        DateTime now = clock.GetUtcNow().UtcDateTime;
        string[] uses = [.. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(e => e.EnhancedKeyUsages.Cast<Oid>()).Select(use => use.Value ?? "")];
        string until = certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return !certificate.HasPrivateKey ? Finding.Failed(Check, $"The one of {name} has no private key", $"Name a PFX file with both in {name}:Path, or the key's PEM file in {name}:KeyPath.")
            : uses.Length > 0 && !uses.Contains(ServerAuthentication, StringComparer.Ordinal) ? Finding.Failed(Check, $"The one of {name} is not for servers", "Have one issued with the use serverAuth.")
            : now > certificate.NotAfter.ToUniversalTime() ? Finding.Warning(Check, $"The one of {name} was valid until {until}: clients refuse it", "Have it renewed.")
            : now < certificate.NotBefore.ToUniversalTime() ? Finding.Warning(Check, $"The one of {name} is not valid yet: clients refuse it", "Look at the clock, or have another one issued.")
            : name == Default && certificate.Extensions[CertificateStore.Developers] is not null ? Finding.Warning(Check, "https is served with this account's development certificate", $"Name one that clients trust in {name}:Path.")
            : Finding.Ok(Check, $"The one of {name} can be used until {until}");
    }
}
