using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>The <c>Utws:Forwarding:ClickHouse</c> section.</summary>
internal sealed partial record ClickHouseSettings
{
    // A hundred years; days beyond 2149 have no place in ClickHouse's Date.
    private const int MostDays = 36_500;

    /// <summary><c>Utws:Forwarding:ClickHouse:Url</c>: where its HTTP interface is.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:8123/");

    /// <summary><c>Utws:Forwarding:ClickHouse:Database</c>.</summary>
    public string Database { get; init; } = "default";

    /// <summary><c>Utws:Forwarding:ClickHouse:Table</c>.</summary>
    public string Table { get; init; } = "utws_session";

    /// <summary><c>Utws:Forwarding:ClickHouse:User</c>; null for the one that ClickHouse takes where none is named.</summary>
    public string? User { get; init; }

    /// <summary><c>Utws:Forwarding:ClickHouse:Password</c>.</summary>
    public string? Password { get; init; }

    /// <summary><c>Utws:Forwarding:ClickHouse:Compression</c>.</summary>
    public ClickHouseCompression Compression { get; init; } = ClickHouseCompression.None;

    /// <summary><c>Utws:Forwarding:ClickHouse:CertificateAuthority</c>: a PEM file; only what it has signed is believed then.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary><c>Utws:Forwarding:ClickHouse:KeepDays</c>: after how many days the table made by <c>utws engine init</c> forgets a session; null for never.</summary>
    public int? KeepDays { get; init; }

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StartupException">A value cannot be used.</exception>
    public static ClickHouseSettings Read(IConfigurationSection section)
    {
        ClickHouseSettings defaults = new();
        return new ClickHouseSettings
        {
            Url = ReadUrl(section, "Url") ?? defaults.Url,
            Database = ReadIdentifier(section, "Database") ?? defaults.Database,
            Table = ReadIdentifier(section, "Table") ?? defaults.Table,
            User = ReadHeader(section, "User"),
            Password = ReadHeader(section, "Password"),
            Compression = SettingValue.Word<ClickHouseCompression>(section, "Compression") ?? defaults.Compression,
            CertificateAuthority = ReadCertificates(section, "CertificateAuthority"),
            KeepDays = (int?)SettingValue.Number(section, "KeepDays", 1, MostDays),
        };
    }

    /// <summary>Where sessions go, without secrets: what a record's own text would show.</summary>
    public override string ToString() => $"{Url.GetLeftPart(UriPartial.Path).TrimEnd('/')}, table {Database}.{Table}";

    private static Uri? ReadUrl(IConfigurationSection section, string name)
    {
        if (section[name] is not { Length: > 0 } text)
        {
            return null;
        }

        // Credentials in an address end up in logs. Repeating what was set could bring them there, too.
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.UserInfo.Length > 0)
        {
            throw new StartupException($"{section.Path}:{name} has a user in it; expected an address such as https://clickhouse.example:8443, and User and Password as settings.");
        }

        return url is not null && url.Scheme is "http" or "https" && url.Query.Length + url.Fragment.Length == 0
            ? url
            : throw new StartupException($"{section.Path}:{name} is '{text}'; expected the address of an HTTP interface, such as http://127.0.0.1:8123.");
    }

    private static string? ReadIdentifier(IConfigurationSection section, string name) => section[name] switch
    {
        null or "" => null,
        { } text when Identifier().IsMatch(text) => text,
        { } text => throw new StartupException($"{section.Path}:{name} is '{text}'; expected a name of at most 64 letters, digits and underscores that begins with no digit."),
    };

    // They travel in header fields. The value is not repeated: it can be the password.
    private static string? ReadHeader(IConfigurationSection section, string name) => section[name] switch
    {
        null or "" => null,
        { } text when !text.Any(char.IsControl) => text,
        _ => throw new StartupException($"{section.Path}:{name} has a control character in it; expected none."),
    };

    private static string? ReadCertificates(IConfigurationSection section, string name)
    {
        if (section[name] is not { Length: > 0 } file)
        {
            return null;
        }

        X509Certificate2Collection certificates = [];
        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartupException($"{section.Path}:{name} is '{file}'; expected a PEM file of certificates: {unreadable.Message}", unreadable);
        }

        return certificates.Count > 0 ? file : throw new StartupException($"{section.Path}:{name} is '{file}'; expected a PEM file of certificates, and there is none in it.");
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,63}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifier();
}
