namespace Utws.Api.Forwarding.PostgreSql;

/// <summary>The <c>Utws:Forwarding:PostgreSql</c> section.</summary>
internal sealed record PostgreSqlSettings
{
    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StartupException">A value cannot be used.</exception>
    public static PostgreSqlSettings Read(IConfigurationSection section) => new();
}
