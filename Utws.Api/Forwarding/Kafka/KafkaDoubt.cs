using Confluent.Kafka;

namespace Utws.Api.Forwarding.Kafka;

/// <summary>Reads in a node's partition what earlier attempts have brought there.</summary>
internal sealed class KafkaDoubt(KafkaSettings settings, KafkaClients clients)
{
    // Of a log that long all is read where nothing is known; a longer one from about when the first session came.
    private const long ShortLog = 10_000;

    // How far the clocks of servers and brokers may differ.
    private const long ClockSlackMilliseconds = 3_600_000;

    // What a broker had received of an attempt that has ended is in its log a moment later. One that needs longer than this has
    // stored something twice, and consumers drop it.
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(1);

    // A broker that is there answers sooner.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(100);

    /// <summary>The messages of the batch's node and epoch that are in the partition behind a position. Takes a second at least.</summary>
    /// <exception cref="KafkaException">It cannot be read.</exception>
    public Task<KafkaFound> ReadAsync(ForwardBatch batch, byte[] node, int partition, KafkaPosition? position, CancellationToken cancellation) => Task.Run(
        async () =>
        {
            using IConsumer<Ignore, Ignore> consumer = clients.Consumer();
            TopicPartition place = new(settings.Topic, partition);
            KafkaFound found = new();
            long next = Start(consumer, place, batch, position);
            consumer.Assign(new TopicPartitionOffset(place, next));
            next = Read(consumer, place, node, batch.Epoch, next, found, cancellation);
            await Task.Delay(s_settling, cancellation);
            _ = Read(consumer, place, node, batch.Epoch, next, found, cancellation);
            return found;
        },
        cancellation);

    private static long Start(IConsumer<Ignore, Ignore> consumer, TopicPartition place, ForwardBatch batch, KafkaPosition? position)
    {
        WatermarkOffsets log = consumer.QueryWatermarkOffsets(place, s_patience);
        if (position is { } known && known.Offset + 1 <= log.High.Value)
        {
            return Math.Max(known.Offset + 1, log.Low.Value);
        }

        if (log.High.Value - log.Low.Value <= ShortLog)
        {
            return log.Low.Value;
        }

        Timestamp since = new((batch.MinReceivedMicroseconds / 1000) - ClockSlackMilliseconds, TimestampType.CreateTime);
        long first = consumer.OffsetsForTimes([new TopicPartitionTimestamp(place, since)], s_patience)[0].Offset.Value;

        // Negative: nothing is as young as that.
        return first < 0 ? log.High.Value : first;
    }

    private static long Read(
        IConsumer<Ignore, Ignore> consumer, TopicPartition place, byte[] node, long epoch, long next, KafkaFound found, CancellationToken cancellation)
    {
        long end = consumer.QueryWatermarkOffsets(place, s_patience).High.Value;
        long deadline = Environment.TickCount64 + (long)s_patience.TotalMilliseconds;
        while (next < end)
        {
            cancellation.ThrowIfCancellationRequested();
            ConsumeResult<Ignore, Ignore>? result = consumer.Consume(s_step);
            if (result is null)
            {
                if (Environment.TickCount64 > deadline)
                {
                    throw new KafkaException(new Error(ErrorCode.Local_TimedOut, "the partition cannot be read"));
                }

                continue;
            }

            deadline = Environment.TickCount64 + (long)s_patience.TotalMilliseconds;

            // At the end of a partition there can be what is no message, a transaction's end.
            next = result.IsPartitionEOF ? result.Offset.Value : result.Offset.Value + 1;
            if (!result.IsPartitionEOF && KafkaHeaders.TryRead(result.Message.Headers, node, out KafkaMessageId id) && id.Epoch == epoch)
            {
                found.Add(id, result.Offset.Value);
            }
        }

        return next;
    }
}
