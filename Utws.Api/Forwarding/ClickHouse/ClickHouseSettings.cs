namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>The <c>Utws:Forwarding:ClickHouse</c> section.</summary>
internal sealed record ClickHouseSettings
{
    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StartupException">A value cannot be used.</exception>
    public static ClickHouseSettings Read(IConfigurationSection section) => new();
}
