using System.Security.Cryptography.X509Certificates;

namespace Utws.Api.Commands.Doctor;

/// <summary>Finds certificates where Kestrel does when none is named by its file.</summary>
internal static class CertificateStore
{
    /// <summary>The extension by which a development certificate of ASP.NET Core is known.</summary>
    public const string Developers = "1.3.6.1.4.1.311.84.1.1";

    /// <summary>One that the section of the configuration names by its subject; null if there is none.</summary>
    public static X509Certificate2? Find(string subject, IConfigurationSection section)
    {
        StoreLocation location = Enum.TryParse(section["Location"], ignoreCase: true, out StoreLocation named) ? named : StoreLocation.CurrentUser;
        bool takesInvalid = bool.TryParse(section["AllowInvalid"], out bool allows) && allows;
        using X509Store store = new(section["Store"] is { Length: > 0 } name ? name : "My", location);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.Find(X509FindType.FindBySubjectName, subject, !takesInvalid).FirstOrDefault(one => one.HasPrivateKey);
    }

    /// <summary>This account's development certificate; null if there is none that is valid now.</summary>
    public static X509Certificate2? FindDevelopers(TimeProvider clock)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        using X509Store store = new(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates.FirstOrDefault(one => one.Extensions[Developers] is not null && one.NotBefore.ToUniversalTime() <= now && now <= one.NotAfter.ToUniversalTime());
    }
}
