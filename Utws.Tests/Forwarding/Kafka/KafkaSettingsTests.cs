using Microsoft.Extensions.Configuration;
using Utws.Api;
using Utws.Api.Forwarding.Kafka;

namespace Utws.Tests.Forwarding.Kafka;

/// <summary>What cannot be used is refused at the start, in words.</summary>
public sealed class KafkaSettingsTests
{
    [Fact]
    public void Read_OnlyBrokers_HasTheDefaults()
    {
        KafkaSettings settings = Read(("Brokers", "kafka1:9092,kafka2:9092"));
        Assert.Equal(("kafka1:9092,kafka2:9092", "utws-sessions", -1, -1, 900_000), (settings.Brokers, settings.Topic, settings.Partitions, settings.ReplicationFactor, settings.MaxMessageBytes));
        Assert.Empty(settings.Client);
    }

    [Fact]
    public void Read_All_HasThem()
    {
        KafkaSettings settings = Read(
            ("Brokers", "k:9092"), ("Topic", "a.b-c_d"), ("Partitions", "12"), ("ReplicationFactor", "3"), ("MaxMessageBytes", "5000000"),
            ("Client:security.protocol", "SASL_SSL"), ("Client:sasl.mechanism", "SCRAM-SHA-512"), ("Client:sasl.username", "utws"), ("Client:sasl.password", "a secret"));
        Assert.Equal(("a.b-c_d", 12, 3, 5_000_000), (settings.Topic, settings.Partitions, settings.ReplicationFactor, settings.MaxMessageBytes));
        Assert.Equal("SASL_SSL", settings.Client["security.protocol"]);
    }

    [Theory]
    [InlineData("Brokers", "", "Kafka:Brokers is not set; expected some of the brokers")]
    [InlineData("Topic", "a b", "Kafka:Topic is 'a b'; expected a name of 1 to 249 letters")]
    [InlineData("Topic", "..", "Kafka:Topic is '..'; expected a name of 1 to 249 letters")]
    [InlineData("Partitions", "0", "Kafka:Partitions is '0'; expected a whole number from 1 to 100000.")]
    [InlineData("ReplicationFactor", "x", "Kafka:ReplicationFactor is 'x'; expected a whole number from 1 to 100.")]
    [InlineData("MaxMessageBytes", "1", "Kafka:MaxMessageBytes is '1'; expected a whole number from 10000 to 900000000.")]
    [InlineData("Client:acks", "1", "Kafka:Client:acks cannot be set: forwarding depends on it.")]
    [InlineData("Client:no.such.thing", "1", "Kafka:Client cannot be used: No such configuration property: \"no.such.thing\"")]
    [InlineData("Client:security.protocol", "secret", "Kafka:Client cannot be used: Invalid value \"secret\" for configuration property \"security.protocol\"")]
    [InlineData("Client:retries", "0", "Kafka:Client cannot be used: ")]
    [InlineData("Client:max.in.flight", "10", "Kafka:Client cannot be used: ")]
    [InlineData("Client:linger.ms", "20000", "Kafka:Client cannot be used: ")]
    [InlineData("Client:ssl.ca.location", "/no/such/file.pem", "Kafka:Client cannot be used: ")]
    public void Read_Unusable_IsRefusedInWords(string name, string value, string message)
    {
        StartupException refusal = Assert.Throws<StartupException>(() => Read(("Brokers", "kafka:9092"), (name, value), ("Client:security.protocol", name.EndsWith("protocol", StringComparison.Ordinal) ? value : "SSL")));
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private static KafkaSettings Read(params (string Name, string Value)[] settings)
    {
        ConfigurationBuilder builder = new();
        foreach ((string name, string value) in settings)
        {
            _ = builder.AddInMemoryCollection([new KeyValuePair<string, string?>("Kafka:" + name, value)]);
        }

        return KafkaSettings.Read(builder.Build().GetSection("Kafka"));
    }
}
