using Confluent.Kafka;

namespace Utws.Api.Forwarding.Kafka;

/// <summary>A producer and what it was told of the topic. Lives until an attempt fails: then it is thrown away with all it has in its queues.</summary>
internal sealed class KafkaConnection : IAsyncDisposable
{
    // A cluster that is there answers sooner.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private KafkaConnection(IProducer<byte[], byte[]> producer, int partitions) => (Producer, Partitions) = (producer, partitions);

    public IProducer<byte[], byte[]> Producer { get; }

    /// <summary>How many partitions the topic has; 0 if there is no such topic.</summary>
    public int Partitions { get; }

    /// <summary>Connects.</summary>
    /// <exception cref="KafkaException">No broker answers.</exception>
    public static Task<KafkaConnection> OpenAsync(KafkaClients clients, string topic, CancellationToken cancellation) => Task.Run(
        () =>
        {
            IProducer<byte[], byte[]> producer = clients.Producer();
            try
            {
                using IAdminClient administrator = new DependentAdminClientBuilder(producer.Handle).Build();
                return new KafkaConnection(producer, CountPartitions(administrator, topic));
            }
            catch
            {
                producer.Dispose();
                throw;
            }
        },
        cancellation);

    /// <summary>How many partitions a topic has; 0 if there is none. Asked for all topics: asking for one makes it where brokers may do that.</summary>
    public static int CountPartitions(IAdminClient administrator, string topic) =>
        administrator.GetMetadata(s_patience).Topics.Find(t => t.Topic == topic) is { Error.IsError: false } found ? found.Partitions.Count : 0;

    /// <inheritdoc/>
    // It ends the producer's threads and connections; what waits in its queues is not sent.
    public async ValueTask DisposeAsync() => await Task.Run(Producer.Dispose);
}
