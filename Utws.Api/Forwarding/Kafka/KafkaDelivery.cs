using Confluent.Kafka;

namespace Utws.Api.Forwarding.Kafka;

/// <summary>Waits for the delivery reports of an attempt. They come on a thread of the producer's.</summary>
internal sealed class KafkaDelivery
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private int _expected;
    private int _reported;
    private bool _isSealed;

    public KafkaDelivery() => Handler = Report;

    /// <summary>Takes a report; one for all messages.</summary>
    public Action<DeliveryReport<byte[], byte[]>> Handler { get; }

    /// <summary>The first error, or null.</summary>
    public Error? Failure { get; private set; }

    /// <summary>Whether a message was stored, or may have been.</summary>
    public bool MayHaveArrived { get; private set; }

    /// <summary>The offset of the last message that was stored; -1 if none was.</summary>
    public long LastOffset { get; private set; } = -1;

    /// <summary>Counts a message that has been handed to the producer.</summary>
    public void Expect()
    {
        lock (_lock)
        {
            _expected++;
        }
    }

    /// <summary>Ends when all reports of the messages that were counted have come; no more are counted.</summary>
    public Task AllAsync()
    {
        lock (_lock)
        {
            _isSealed = true;
            EndIfAll();
        }

        return _all.Task;
    }

    private void Report(DeliveryReport<byte[], byte[]> report)
    {
        lock (_lock)
        {
            _reported++;
            MayHaveArrived |= report.Status != PersistenceStatus.NotPersisted;
            if (report.Error.IsError || report.Status != PersistenceStatus.Persisted)
            {
                Failure ??= report.Error.IsError ? report.Error : new Error(ErrorCode.Local_Fail, "a message is not known to be stored");
            }
            else
            {
                LastOffset = Math.Max(LastOffset, report.Offset.Value);
            }

            EndIfAll();
        }
    }

    private void EndIfAll()
    {
        if (_isSealed && _reported == _expected)
        {
            _ = _all.TrySetResult();
        }
    }
}
