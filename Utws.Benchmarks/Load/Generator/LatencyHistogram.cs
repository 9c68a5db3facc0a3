using System.Numerics;

namespace Utws.Benchmarks.Load.Generator;

/// <summary>Counts latencies, to a 64th of their size: no worse than 1.6 % off, in 15 KB, whatever their number.</summary>
internal sealed class LatencyHistogram
{
    private const int StepBits = 6;
    private const int Steps = 1 << StepBits;

    // Up to 2^36 us, 19 hours.
    private const int Octaves = 30;

    private readonly long[] _counts = new long[(Octaves + 1) * Steps];

    /// <summary>How many were counted.</summary>
    public long Count { get; private set; }

    /// <summary>Counts one, in microseconds; one beyond the range as the longest.</summary>
    public void Record(long microseconds)
    {
        _counts[Math.Min(IndexOf(Math.Max(0, microseconds)), _counts.Length - 1)]++;
        Count++;
    }

    /// <summary>Counts all that the other one has.</summary>
    public void Add(LatencyHistogram other)
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
    }

    /// <summary>What a share of the latencies does not exceed; zero if there are none.</summary>
    public TimeSpan Percentile(double percent)
    {
        long rank = Math.Max(1, (long)Math.Ceiling(Count * percent / 100));
        for (int i = 0; i < _counts.Length; i++)
        {
            rank -= _counts[i];
            if (rank <= 0)
            {
                return TimeSpan.FromMicroseconds(GreatestOf(i));
            }
        }

        return TimeSpan.Zero;
    }

    // Below 64 us each has a place of its own; above, each power of two is divided into 64 steps.
    private static int IndexOf(long microseconds)
    {
        int octave = Math.Max(0, BitOperations.Log2((ulong)microseconds) - StepBits + 1);
        return octave == 0
            ? (int)microseconds
            : (octave * Steps) + (int)((microseconds >> (octave - 1)) - Steps);
    }

    private static long GreatestOf(int index)
    {
        int octave = index / Steps;
        return octave == 0 ? index : ((((long)(index % Steps) + Steps + 1) << (octave - 1)) - 1);
    }
}
