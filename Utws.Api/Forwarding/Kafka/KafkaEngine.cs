using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Utws.Api.Forwarding.Kafka;

/// <summary>
/// Kafka: a message a group, all of a node in one partition and in their order. A producer that lives stores none twice; what one that
/// has failed or died may have brought there is looked for in the partition, and only the rest is sent.
/// </summary>
internal sealed class KafkaEngine(KafkaSettings settings, ILogger<KafkaEngine> logger) : IEngine
{
    // What waits for room in the producer's queue waits this long and looks again: it empties at megabytes a millisecond.
    private static readonly TimeSpan s_queuePause = TimeSpan.FromMilliseconds(5);

    private readonly KafkaClients _clients = new(settings, logger);
    private readonly KafkaGroupValues _values = new(settings.MaxMessageBytes);
    private KafkaConnection? _connection;
    private KafkaDoubt? _doubt;

    // Of the batch that is being sent.
    private long _lastFound;

    /// <inheritdoc/>
    public string Name => $"Kafka {settings.Brokers}/{settings.Topic}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> InitializeAsync(CancellationToken cancellation)
    {
        try
        {
            return [await Task.Run(CreateTopicAsync, cancellation)];
        }
        catch (CreateTopicsException refused)
        {
            throw Explain(refused.Results[0].Error, isStored: false, refused);
        }
        catch (KafkaException failure)
        {
            throw Explain(failure.Error, isStored: false, failure);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindMissingAsync(CancellationToken cancellation)
    {
        try
        {
            return await Task.Run(CountPartitions, cancellation) > 0 ? [] : ["the topic " + settings.Topic];
        }
        catch (KafkaException failure)
        {
            throw Explain(failure.Error, isStored: false, failure);
        }
    }

    /// <inheritdoc/>
    public async Task<EngineReceipt> SendAsync(ForwardBatch batch, SendAttempt attempt, CancellationToken cancellation)
    {
        bool isDone = false;
        try
        {
            _connection ??= await KafkaConnection.OpenAsync(_clients, settings.Topic, cancellation);
            if (_connection.Partitions == 0)
            {
                throw KafkaFailure.NoTopic(Name, settings.Topic);
            }

            EngineReceipt receipt = await SendAsync(_connection, batch, attempt, cancellation);
            isDone = true;
            return receipt;
        }
        catch (KafkaException failure)
        {
            // Without a connection nothing was sent, this time.
            throw Explain(failure.Error, _connection is null && !attempt.IsDoubtful ? false : null, failure);
        }
        finally
        {
            if (!isDone)
            {
                await DisposeAsync();
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    private async Task<EngineReceipt> SendAsync(KafkaConnection connection, ForwardBatch batch, SendAttempt attempt, CancellationToken cancellation)
    {
        byte[] node = Encoding.UTF8.GetBytes(batch.Node);
        KafkaPosition? position = KafkaPosition.Parse(attempt.Position, settings.Topic) is { } known && known.Partition < connection.Partitions ? known : null;
        int partition = position?.Partition ?? KafkaPartitioner.PartitionOf(node, connection.Partitions);
        KafkaFound found = attempt.IsDoubtful
            ? await SearchFor(batch, node, partition, position).ReadAsync(cancellation)
            : KafkaFound.Nothing;
        KafkaDelivery delivery = new();
        _values.Restart();
        _lastFound = -1;
        int groupsFound = 0;
        bool hadLast = false;
        foreach (ForwardGroup group in batch.Groups)
        {
            hadLast = await ProduceAsync(connection, batch, group, node, partition, found, delivery, cancellation);
            groupsFound += hadLast ? 1 : 0;
            if (delivery.Failure is not null)
            {
                break;
            }
        }

        await delivery.AllAsync().WaitAsync(cancellation);
        _doubt = delivery.Failure is null ? null : _doubt;
        if (delivery.Failure is { } error)
        {
            throw Explain(error, attempt.IsDoubtful || delivery.MayHaveArrived ? null : false);
        }

        // What was sent lies behind what was found. Where neither is more than was known, nothing has changed. As long as there is doubt,
        // what was found counts: later batches that are there lie behind this one's end, and before what was sent just now.
        long last = delivery.LastOffset >= 0 && !hadLast ? delivery.LastOffset : _lastFound >= 0 ? _lastFound : position?.Offset ?? 0;
        return new EngineReceipt(new KafkaPosition(partition, last).Format(settings.Topic), groupsFound, hadLast, _values.LeftOut);
    }

    // An attempt that ran out of time has got as far as it got.
    private KafkaDoubt SearchFor(ForwardBatch batch, byte[] node, int partition, KafkaPosition? position)
    {
        if (_doubt is null || !_doubt.IsFor(batch, partition, position))
        {
            _doubt = new KafkaDoubt(settings, _clients, batch, node, partition, position);
        }

        return _doubt;
    }

    // True if all of the group was there.
    private async ValueTask<bool> ProduceAsync(
        KafkaConnection connection, ForwardBatch batch, ForwardGroup group, byte[] node, int partition, KafkaFound found, KafkaDelivery delivery, CancellationToken cancellation)
    {
        IReadOnlyList<byte[]> values = _values.Of(batch, group);
        bool wasThere = true;
        for (int part = 0; part < values.Count; part++)
        {
            KafkaMessageId id = new(batch.Epoch, group.Sequence, part);
            if (found.TryFind(id, out long offset))
            {
                _lastFound = Math.Max(_lastFound, offset);
                continue;
            }

            wasThere = false;
            Message<byte[], byte[]> message = new() { Key = node, Value = values[part], Headers = KafkaHeaders.Of(node, id, values.Count) };
            TopicPartition place = new(settings.Topic, partition);
            while (!TryProduce(connection.Producer, place, message, delivery))
            {
                await Task.Delay(s_queuePause, cancellation);
            }
        }

        return wasThere;
    }

    private static bool TryProduce(IProducer<byte[], byte[]> producer, TopicPartition place, Message<byte[], byte[]> message, KafkaDelivery delivery)
    {
        try
        {
            producer.Produce(place, message, delivery.Handler);
            delivery.Expect();
            return true;
        }
        catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
    }

    private int CountPartitions()
    {
        using IAdminClient administrator = _clients.Administrator();
        return KafkaConnection.CountPartitions(administrator, settings.Topic);
    }

    private async Task<string> CreateTopicAsync()
    {
        using IAdminClient administrator = _clients.Administrator();
        if (KafkaConnection.CountPartitions(administrator, settings.Topic) > 0)
        {
            return $"topic {settings.Topic} is there";
        }

        try
        {
            await administrator.CreateTopicsAsync(
                [new TopicSpecification { Name = settings.Topic, NumPartitions = settings.Partitions, ReplicationFactor = settings.ReplicationFactor }]);
        }
        catch (CreateTopicsException refused) when (refused.Results.TrueForAll(r => r.Error.Code == ErrorCode.TopicAlreadyExists))
        {
            // Another one was faster.
            return $"topic {settings.Topic} is there";
        }

        return $"topic {settings.Topic} made";
    }

    private EngineException Explain(Error error, bool? isStored, Exception? cause = null) =>
        KafkaFailure.Explain(error, Name, settings.Topic, _clients.LastProblem, isStored, cause);
}
