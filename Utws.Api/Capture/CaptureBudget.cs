namespace Utws.Api.Capture;

/// <summary>
/// How many messages and bytes may still be captured. What is in memory on its way to the disk counts already, so this bounds both;
/// what requests under way have taken is lent to them until they are handed over.
/// </summary>
internal sealed class CaptureBudget(long messages, long bytes)
{
    // What is left and what is lent change together, or somebody in between would see a bound that is not reached.
    private readonly Lock _lock = new();

    private long _messages = messages;
    private long _bytes = bytes;
    private long _lentMessages;
    private long _lentBytes;

    /// <summary>Takes messages for a request that begins, all or none.</summary>
    public CaptureRoom TakeMessages(int count)
    {
        lock (_lock)
        {
            return Take(ref _messages, ref _lentMessages, count, has: 0);
        }
    }

    /// <summary>Takes bytes for a request that has taken some already, all or none.</summary>
    public CaptureRoom TakeBytes(long count, long has)
    {
        lock (_lock)
        {
            return Take(ref _bytes, ref _lentBytes, count, has);
        }
    }

    /// <summary>What was lent is handed over to be written: it does not come back.</summary>
    public void Keep(int messages, long bytes)
    {
        lock (_lock)
        {
            _lentMessages -= messages;
            _lentBytes -= bytes;
        }
    }

    /// <summary>Gives back what was lent.</summary>
    public void Return(int messages, long bytes)
    {
        lock (_lock)
        {
            _messages += messages;
            _bytes += bytes;
            _lentMessages -= messages;
            _lentBytes -= bytes;
        }
    }

    // What others have been lent may all come back; what it has itself it needs.
    private static CaptureRoom Take(ref long left, ref long lent, long count, long has)
    {
        if (left >= count)
        {
            left -= count;
            lent += count;
            return CaptureRoom.Taken;
        }

        return left + lent - has >= count ? CaptureRoom.Lent : CaptureRoom.Full;
    }
}
