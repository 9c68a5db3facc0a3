namespace Utws.Api.Capture;

/// <summary>How many messages and bytes may still be captured. What is in memory on its way to the disk counts already, so this bounds both.</summary>
internal sealed class CaptureBudget(long messages, long bytes)
{
    private long _messages = messages;
    private long _bytes = bytes;

    /// <summary>Takes messages, or none if there are not so many left.</summary>
    public bool TryTakeMessages(int count) => TryTake(ref _messages, count);

    /// <summary>Takes bytes, or none if there are not so many left.</summary>
    public bool TryTakeBytes(long count) => TryTake(ref _bytes, count);

    /// <summary>Gives back what was not written.</summary>
    public void Return(int messages, long bytes)
    {
        _ = Interlocked.Add(ref _messages, messages);
        _ = Interlocked.Add(ref _bytes, bytes);
    }

    private static bool TryTake(ref long left, long count)
    {
        if (Interlocked.Add(ref left, -count) >= 0)
        {
            return true;
        }

        _ = Interlocked.Add(ref left, count);
        return false;
    }
}
