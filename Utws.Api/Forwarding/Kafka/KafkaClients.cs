using Confluent.Kafka;

namespace Utws.Api.Forwarding.Kafka;

/// <summary>Makes librdkafka's clients, and keeps what they said last of a connection: why a broker cannot be reached is told nowhere else.</summary>
internal sealed class KafkaClients(KafkaSettings settings, ILogger logger)
{
    // A broker that is away for a few seconds is waited for; one that is away for longer is the forwarder's affair, which tells of it.
    private const string LongestWait = "10000";

    // Beside the value: key, headers, and what the protocol adds.
    private const int MaxBytesBesideValue = 10_000;

    // Of what is sent at once. A batch of 50,000 sessions has some 5 MB.
    private const int MaxQueuedKilobytes = 64 * 1024;
    private const int MaxQueuedMessages = 10_000;

    private volatile string? _lastProblem;

    /// <summary>The last thing that was wrong with a connection, or null.</summary>
    public string? LastProblem => _lastProblem;

    /// <summary>A producer that loses no message and stores none twice as long as it lives.</summary>
    public IProducer<byte[], byte[]> Producer()
    {
        _lastProblem = null;
        Dictionary<string, string> config = Config(("message.timeout.ms", LongestWait), ("linger.ms", "2"), ("compression.type", "lz4"));
        ProducerConfig producer = new(config)
        {
            Acks = Acks.All,
            EnableIdempotence = true,

            // What comes behind a message that failed must not be stored before it.
            EnableGaplessGuarantee = true,
            MessageMaxBytes = settings.MaxMessageBytes + MaxBytesBesideValue,
            DeliveryReportFields = "status",
        };

        // librdkafka wants room for one message at least.
        producer.QueueBufferingMaxKbytes ??= Math.Max(MaxQueuedKilobytes, (settings.MaxMessageBytes / 1024) + 1024);
        producer.QueueBufferingMaxMessages ??= MaxQueuedMessages;
        return new ProducerBuilder<byte[], byte[]>(producer).SetLogHandler((_, message) => KafkaLog.Tell(logger, message)).SetErrorHandler((_, error) => Note(error)).Build();
    }

    /// <summary>A consumer that belongs to no group and commits nothing, to read what is there.</summary>
    public IConsumer<Ignore, Ignore> Consumer()
    {
        ConsumerConfig consumer = new(Config())
        {
            // Has to be set, and is not joined.
            GroupId = "utws-forwarder",
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            EnablePartitionEof = true,
            AutoOffsetReset = AutoOffsetReset.Earliest,

            // Our messages are in no transaction, and must not be hidden behind another's that is open.
            IsolationLevel = IsolationLevel.ReadUncommitted,
        };
        return new ConsumerBuilder<Ignore, Ignore>(consumer).SetLogHandler((_, message) => KafkaLog.Tell(logger, message)).SetErrorHandler((_, error) => Note(error)).Build();
    }

    /// <summary>A client to make a topic with.</summary>
    public IAdminClient Administrator()
    {
        _lastProblem = null;
        return new AdminClientBuilder(Config()).SetLogHandler((_, message) => KafkaLog.Tell(logger, message)).SetErrorHandler((_, error) => Note(error)).Build();
    }

    private void Note(Error error)
    {
        // That all brokers are down says less than what one of them said.
        if (error.Code != ErrorCode.Local_AllBrokersDown || _lastProblem is null)
        {
            _lastProblem = error.Reason;
        }
    }

    private Dictionary<string, string> Config(params ReadOnlySpan<(string Name, string Value)> defaults)
    {
        Dictionary<string, string> config = new(StringComparer.Ordinal) { ["bootstrap.servers"] = settings.Brokers, ["client.id"] = "utws" };
        foreach ((string name, string value) in defaults)
        {
            config[name] = value;
        }

        foreach ((string name, string value) in settings.Client)
        {
            config[name] = value;
        }

        return config;
    }
}
