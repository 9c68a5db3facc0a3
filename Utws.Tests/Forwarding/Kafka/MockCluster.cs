using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Confluent.Kafka;

namespace Utws.Tests.Forwarding.Kafka;

/// <summary>
/// librdkafka's own mock of a Kafka cluster (rdkafka_mock.h), of one broker on a loopback port. It keeps in memory what a test stores,
/// and loses nothing when it is down.
/// </summary>
internal sealed class MockCluster : IDisposable
{
    private const int ProducerType = 0;
    private const int OnlyBroker = 1;
    private const int AllBrokers = -1;

    private readonly nint _library = Load();
    private readonly nint _client;
    private readonly nint _cluster;

    public MockCluster()
    {
        nint config = Function<NewConfig>("rd_kafka_conf_new")();

        // That it has no brokers of its own is nothing to warn of.
        Assert.Equal(0, Function<SetConfig>("rd_kafka_conf_set")(config, "log_level", "3", new StringBuilder(512), 512));
        _client = Function<NewClient>("rd_kafka_new")(ProducerType, config, new StringBuilder(512), 512);
        _cluster = Function<NewCluster>("rd_kafka_mock_cluster_new")(_client, OnlyBroker);
        string brokers = Marshal.PtrToStringUTF8(Function<OfCluster>("rd_kafka_mock_cluster_bootstraps")(_cluster))!;
        Port = int.Parse(brokers.AsSpan(brokers.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
    }

    private delegate nint NewConfig();

    private delegate int SetConfig(
        nint config, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, StringBuilder error, nint errorSize);

    private delegate nint NewClient(int type, nint config, StringBuilder error, nint errorSize);

    private delegate void OfClient(nint client);

    private delegate nint NewCluster(nint client, int brokers);

    private delegate nint OfCluster(nint cluster);

    private delegate void EndCluster(nint cluster);

    private delegate int OfBroker(nint cluster, int broker);

    private delegate int SetRoundTrip(nint cluster, int broker, int milliseconds);

    private delegate int CreateTopicFunction(nint cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, int partitions, int replicas);

    private delegate void PushErrors(nint cluster, short apiKey, nint count, int[] errors);

    private delegate void ClearErrors(nint cluster, short apiKey);

    private delegate void SetAddress(nint cluster, int broker, [MarshalAs(UnmanagedType.LPUTF8Str)] string host, int port);

    /// <summary>The broker's port.</summary>
    public int Port { get; }

    public void CreateTopic(string topic, int partitions) =>
        Assert.Equal(0, Function<CreateTopicFunction>("rd_kafka_mock_topic_create")(_cluster, topic, partitions, 1));

    /// <summary>Cuts all connections and takes no more.</summary>
    public void Down() => Assert.Equal(0, Function<OfBroker>("rd_kafka_mock_broker_set_down")(_cluster, AllBrokers));

    public void Up() => Assert.Equal(0, Function<OfBroker>("rd_kafka_mock_broker_set_up")(_cluster, AllBrokers));

    /// <summary>How long each answer takes.</summary>
    public void SetRoundTripTime(TimeSpan time) =>
        Assert.Equal(0, Function<SetRoundTrip>("rd_kafka_mock_broker_set_rtt")(_cluster, AllBrokers, (int)time.TotalMilliseconds));

    /// <summary>The address that clients are told to go to.</summary>
    public void Advertise(int port) => Function<SetAddress>("rd_kafka_mock_broker_set_host_port")(_cluster, OnlyBroker, "127.0.0.1", port);

    /// <summary>The next requests to store messages are answered with these errors.</summary>
    public void FailProduce(params ErrorCode[] errors) =>
        Function<PushErrors>("rd_kafka_mock_push_request_errors_array")(_cluster, 0, errors.Length, [.. errors.Select(e => (int)e)]);

    /// <summary>They are not any more.</summary>
    public void Recover() => Function<ClearErrors>("rd_kafka_mock_clear_request_errors")(_cluster, 0);

    public void Dispose()
    {
        Function<EndCluster>("rd_kafka_mock_cluster_destroy")(_cluster);
        Function<OfClient>("rd_kafka_destroy")(_client);
    }

    // The one that Confluent.Kafka has chosen for this system: of several files the one that is mapped.
    private static nint Load()
    {
        Assert.True(Library.IsLoaded || Library.Load(), "librdkafka cannot be loaded");
        string mapped = File.ReadLines("/proc/self/maps").First(m => m.Contains("librdkafka", StringComparison.Ordinal));
        return NativeLibrary.Load(mapped[mapped.IndexOf('/', StringComparison.Ordinal)..]);
    }

    private T Function<T>(string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(_library, name));
}
