namespace Utws.Api.Operations.Requests;

/// <summary>
/// Counters that many threads add to: a set for each processor, since a shared line of the cache costs every processor but one some 50 ns
/// an addition, and its own 5. Nothing is lost, and a reading is a sum over all sets that were being added to meanwhile.
/// </summary>
internal sealed class StripedCounters
{
    // 64 processors' sets of 2 KB are little; on more, neighbours share.
    private const int MaxStripes = 64;

    private readonly long[][] _stripes;
    private readonly int _mask;

    /// <param name="count">How many counters there are.</param>
    public StripedCounters(int count)
    {
        Count = count;
        int stripes = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Min(Environment.ProcessorCount, MaxStripes));
        _mask = stripes - 1;
        _stripes = new long[stripes][];
        for (int i = 0; i < stripes; i++)
        {
            _stripes[i] = new long[count];
        }
    }

    /// <summary>How many counters there are.</summary>
    public int Count { get; }

    /// <summary>This processor's set, for several additions with <see cref="Add(long[], int, long)"/>.</summary>
    public long[] Mine => _stripes[Thread.GetCurrentProcessorId() & _mask];

    /// <summary>Adds to a counter of a set.</summary>
    public static void Add(long[] mine, int index, long value) => Interlocked.Add(ref mine[index], value);

    /// <summary>Adds to a counter.</summary>
    public void Add(int index, long value) => Add(Mine, index, value);

    /// <summary>What has been added to a counter.</summary>
    public long Read(int index)
    {
        long sum = 0;
        foreach (long[] stripe in _stripes)
        {
            sum += Volatile.Read(ref stripe[index]);
        }

        return sum;
    }

    /// <summary>What has been added to each counter from <paramref name="first"/> on.</summary>
    public void Read(int first, Span<long> into)
    {
        for (int i = 0; i < into.Length; i++)
        {
            into[i] = Read(first + i);
        }
    }
}
