using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Forwarding;
using Utws.Api.Forwarding.Kafka;

namespace Utws.Tests.Forwarding.Kafka;

/// <summary>A mock of Kafka in this process, with a topic of three partitions.</summary>
internal sealed class KafkaHost : IEngineHost
{
    public const string Topic = "utws-sessions";

    private const int Partitions = 3;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private bool _isStarted;

    /// <summary>The cluster.</summary>
    public MockCluster Cluster { get; } = new();

    /// <inheritdoc/>
    public int Port => Cluster.Port;

    /// <inheritdoc/>
    public string[] Settings(int port)
    {
        Cluster.Advertise(port);
        return ["--Utws:Forwarding:Engine=Kafka", "--Utws:Forwarding:Kafka:Brokers=" + Address(port)];
    }

    /// <inheritdoc/>
    public IEngine Connect(int port) => Connect(port, static settings => settings);

    /// <summary>An engine client with other settings.</summary>
    public IEngine Connect(int port, Func<KafkaSettings, KafkaSettings> change)
    {
        // Clients leave the address that they were given for the one that they are told.
        Cluster.Advertise(port);
        return new KafkaEngine(change(new KafkaSettings { Brokers = Address(port), Topic = Topic }), NullLogger<KafkaEngine>.Instance);
    }

    /// <inheritdoc/>
    public Task StartAsync()
    {
        if (_isStarted)
        {
            Cluster.Up();
        }
        else
        {
            _isStarted = true;
            Cluster.CreateTopic(Topic, Partitions);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task KillAsync() => Task.Run(Cluster.Down);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredSession>> ReadAsync() => [.. (await MessagesAsync()).SelectMany(Sessions())];

    /// <summary>
    /// All messages, partition by partition. A producer that does not get an answer sends a message again as it is, with the number
    /// by which a broker knows it. The mock does not look at numbers; what is alike to the millisecond of its making is left out here.
    /// A message that an attempt of ours sends again is made later, and is not.
    /// </summary>
    public Task<IReadOnlyList<ConsumeResult<string, string>>> MessagesAsync() => Task.Run<IReadOnlyList<ConsumeResult<string, string>>>(() =>
    {
        Cluster.Advertise(Port);
        ConsumerConfig config = new() { BootstrapServers = Address(Port), GroupId = "reader", EnableAutoCommit = false };
        using IConsumer<string, string> consumer = new ConsumerBuilder<string, string>(config).Build();
        List<ConsumeResult<string, string>> messages = [];
        for (int partition = 0; partition < Partitions; partition++)
        {
            TopicPartition place = new(Topic, partition);
            long next = 0;
            long end = consumer.QueryWatermarkOffsets(place, s_patience).High.Value;
            consumer.Assign(new TopicPartitionOffset(place, Offset.Beginning));
            while (next < end)
            {
                ConsumeResult<string, string> message = consumer.Consume(s_patience);
                Assert.NotNull(message);
                next = message.Offset.Value + 1;
                messages.Add(message);
            }
        }

        return [.. messages.DistinctBy(m => (m.Message.Key, Header(m, "epoch"), Header(m, "seq"), Header(m, "part"), m.Message.Timestamp.UnixTimestampMs))];
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Cluster.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A header's text.</summary>
    public static string Header(ConsumeResult<string, string> message, string name) => Encoding.UTF8.GetString(message.Message.Headers.GetLastBytes(name));

    private static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    // The ordinal goes on from part to part of a group. A message that is there twice begins again, and so is seen twice.
    private static Func<ConsumeResult<string, string>, IEnumerable<StoredSession>> Sessions()
    {
        int ordinal = 0;
        return message =>
        {
            Assert.Equal(Header(message, "node"), message.Message.Key);
            long epoch = long.Parse(Header(message, "epoch"), CultureInfo.InvariantCulture);
            long sequence = long.Parse(Header(message, "seq"), CultureInfo.InvariantCulture);
            ordinal = Header(message, "part") == "0" ? 0 : ordinal;
            List<StoredSession> sessions = [];
            foreach (string line in message.Message.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                using JsonDocument document = JsonDocument.Parse(line);
                JsonElement request = document.RootElement;
                sessions.AddRange(request.GetProperty("sessions").EnumerateArray().Select(session => new StoredSession(
                    message.Message.Key, epoch, sequence, ordinal++, request.GetProperty("received_us").GetInt64(), request.GetProperty("api_version").GetInt32(),
                    request.GetProperty("policy").GetString()!, request.GetProperty("addr_hash").ValueKind == JsonValueKind.Null ? null : request.GetProperty("addr_hash").GetInt64(),
                    session.GetRawText())));
            }

            return sessions;
        };
    }
}
