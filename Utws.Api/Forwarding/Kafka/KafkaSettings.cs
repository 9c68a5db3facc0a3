namespace Utws.Api.Forwarding.Kafka;

/// <summary>The <c>Utws:Forwarding:Kafka</c> section.</summary>
internal sealed record KafkaSettings
{
    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StartupException">A value cannot be used.</exception>
    public static KafkaSettings Read(IConfigurationSection section) => new();
}
