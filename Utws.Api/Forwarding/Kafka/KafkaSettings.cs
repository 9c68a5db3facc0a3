using System.Text.RegularExpressions;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace Utws.Api.Forwarding.Kafka;

/// <summary>The <c>Utws:Forwarding:Kafka</c> section.</summary>
internal sealed partial record KafkaSettings
{
    // What the forwarder's promises rest on, or has a setting of its own.
    private static readonly string[] s_ours =
    [
        "bootstrap.servers", "metadata.broker.list", "acks", "request.required.acks", "enable.idempotence", "transactional.id", "message.max.bytes", "partitioner", "group.id",
        "enable.auto.commit", "enable.partition.eof", "auto.offset.reset", "isolation.level", "delivery.report.only.error", "test.mock.num.brokers",
    ];

    /// <summary><c>Utws:Forwarding:Kafka:Brokers</c>: some of the cluster's brokers.</summary>
    public string Brokers { get; init; } = "";

    /// <summary><c>Utws:Forwarding:Kafka:Topic</c>.</summary>
    public string Topic { get; init; } = "utws-sessions";

    /// <summary><c>Utws:Forwarding:Kafka:Partitions</c>: how many the topic gets when it is made; -1 leaves it to the brokers.</summary>
    public int Partitions { get; init; } = -1;

    /// <summary><c>Utws:Forwarding:Kafka:ReplicationFactor</c>: how many copies the topic gets when it is made; -1 leaves it to the brokers.</summary>
    public short ReplicationFactor { get; init; } = -1;

    /// <summary>
    /// <c>Utws:Forwarding:Kafka:MaxMessageBytes</c>: the longest value of a message. Brokers take 1,048,588 bytes with key, headers and
    /// framing, unless told otherwise.
    /// </summary>
    public int MaxMessageBytes { get; init; } = 900_000;

    /// <summary><c>Utws:Forwarding:Kafka:Client</c>: librdkafka's properties. May have passwords: not for logs.</summary>
    public IReadOnlyDictionary<string, string> Client { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="StartupException">A value cannot be used.</exception>
    public static KafkaSettings Read(IConfigurationSection section)
    {
        KafkaSettings defaults = new();
        string topic = section["Topic"] is { Length: > 0 } name ? name : defaults.Topic;
        if (!TopicName().IsMatch(topic) || topic is "." or "..")
        {
            throw new StartupException($"{section.Path}:Topic is '{topic}'; expected a name of 1 to 249 letters, digits, dots, hyphens and underscores.");
        }

        KafkaSettings settings = new()
        {
            Brokers = section["Brokers"] is { Length: > 0 } brokers
                ? brokers
                : throw new StartupException($"{section.Path}:Brokers is not set; expected some of the brokers, as kafka1:9092,kafka2:9092"),
            Topic = topic,
            Partitions = (int?)SettingValue.Number(section, "Partitions", 1, 100_000) ?? defaults.Partitions,
            ReplicationFactor = (short?)SettingValue.Number(section, "ReplicationFactor", 1, 100) ?? defaults.ReplicationFactor,

            // Below the first, headers would outweigh what they describe; librdkafka takes up to the second, with what it adds itself.
            MaxMessageBytes = (int?)SettingValue.Number(section, "MaxMessageBytes", 10_000, 900_000_000) ?? defaults.MaxMessageBytes,
            Client = ReadClient(section.GetSection("Client")),
        };
        settings.Check(section.GetSection("Client"));
        return settings;
    }

    private static Dictionary<string, string> ReadClient(IConfigurationSection section)
    {
        Dictionary<string, string> client = new(StringComparer.Ordinal);
        foreach (IConfigurationSection property in section.GetChildren())
        {
            if (s_ours.Contains(property.Key, StringComparer.Ordinal) || property.Key.StartsWith("dotnet.", StringComparison.Ordinal))
            {
                throw new StartupException($"{property.Path} cannot be set: forwarding depends on it.");
            }

            client[property.Key] = property.Value ?? "";
        }

        return client;
    }

    // librdkafka tells what it takes, and what does not go together, only when it is asked to start, which it does without brokers.
    private void Check(IConfigurationSection section)
    {
        try
        {
            KafkaClients clients = new(this, NullLogger.Instance);
            using IProducer<byte[], byte[]> producer = clients.Producer();
            using IConsumer<Ignore, Ignore> consumer = clients.Consumer();
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or KafkaException)
        {
            // Of a value it may tell what it is; a password's value is never wrong to it.
            throw new StartupException($"{section.Path} cannot be used: {failure.Message.TrimEnd('.')}; expected properties of librdkafka, as security.protocol.", failure);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{1,249}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TopicName();
}
