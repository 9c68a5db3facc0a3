using Confluent.Kafka;

namespace Utws.Api.Forwarding.Kafka;

/// <summary>
/// Looks in a node's partition for what earlier attempts have brought there of a batch. Asked again after it had no time to come to the
/// end, it goes on from where it was.
/// </summary>
internal sealed class KafkaDoubt(KafkaSettings settings, KafkaClients clients, ForwardBatch batch, byte[] node, int partition, KafkaPosition? position)
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

    private readonly long _epoch = batch.Epoch;
    private readonly long _first = batch.Groups[0].Sequence;
    private readonly long _since = (batch.MinReceivedMicroseconds / 1000) - ClockSlackMilliseconds;
    private readonly KafkaFound _found = new();
    private long _next = -1;

    /// <summary>Whether it looks for the same: a batch that begins with the same group, from the same place.</summary>
    public bool IsFor(ForwardBatch other, int otherPartition, KafkaPosition? otherPosition) =>
        other.Epoch == _epoch && other.Groups[0].Sequence == _first && otherPartition == partition && otherPosition == position;

    /// <summary>The messages of the batch's node and epoch that are in the partition behind a position. Takes a second at least.</summary>
    /// <exception cref="KafkaException">It cannot be read.</exception>
    public Task<KafkaFound> ReadAsync(CancellationToken cancellation) => Task.Run(
        async () =>
        {
            using IConsumer<Ignore, Ignore> consumer = clients.Consumer();
            TopicPartition place = new(settings.Topic, partition);
            if (_next < 0)
            {
                _next = Start(consumer, place);
            }

            consumer.Assign(new TopicPartitionOffset(place, _next));
            Read(consumer, place, cancellation);
            await Task.Delay(s_settling, cancellation);
            Read(consumer, place, cancellation);
            return _found;
        },
        cancellation);

    // Nothing of the batch can be older than its first request.
    private long Start(IConsumer<Ignore, Ignore> consumer, TopicPartition place)
    {
        WatermarkOffsets log = consumer.QueryWatermarkOffsets(place, s_patience);
        long first = position is { } known && known.Offset + 1 <= log.High.Value ? Math.Max(known.Offset + 1, log.Low.Value) : log.Low.Value;
        if (log.High.Value - first <= ShortLog)
        {
            return first;
        }

        long young = consumer.OffsetsForTimes([new TopicPartitionTimestamp(place, new Timestamp(_since, TimestampType.CreateTime))], s_patience)[0].Offset.Value;

        // Negative: nothing is as young as that.
        return young < 0 ? log.High.Value : Math.Max(first, young);
    }

    private void Read(IConsumer<Ignore, Ignore> consumer, TopicPartition place, CancellationToken cancellation)
    {
        long end = consumer.QueryWatermarkOffsets(place, s_patience).High.Value;
        long deadline = Environment.TickCount64 + (long)s_patience.TotalMilliseconds;
        while (_next < end)
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
            _next = result.IsPartitionEOF ? result.Offset.Value : result.Offset.Value + 1;
            if (!result.IsPartitionEOF && KafkaHeaders.TryRead(result.Message.Headers, node, out KafkaMessageId id) && id.Epoch == _epoch)
            {
                _found.Add(id, result.Offset.Value);
            }
        }
    }
}
