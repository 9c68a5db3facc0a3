using System.Numerics;

namespace Utws.Api.Commands.Simulate;

/// <summary>Durations, counted in steps of 1/64 of their power of two: memory is the same for any number of them. For one thread at a time.</summary>
internal sealed class LatencyCounts
{
    private const int StepBits = 6;
    private const int Steps = 1 << StepBits;

    private readonly long[] _counts = new long[(64 - StepBits + 1) * Steps];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Counts one.</summary>
    public void Add(TimeSpan duration)
    {
        _counts[IndexOf((ulong)Math.Max(0, duration.TotalMicroseconds))]++;
        Count++;
    }

    /// <summary>What this share of all was not longer than; nothing if there are none.</summary>
    public TimeSpan? Quantile(double share)
    {
        long rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        for (int i = 0; i < _counts.Length; i++)
        {
            rank -= _counts[i];
            if (rank <= 0 && Count > 0)
            {
                return TimeSpan.FromMicroseconds(LastOf(i));
            }
        }

        return null;
    }

    private static int IndexOf(ulong value)
    {
        int shift = Math.Max(0, BitOperations.Log2(value | 1) - StepBits);
        return (shift * Steps) + (int)(value >> shift);
    }

    // The greatest value of a step: what is told is never too good.
    private static double LastOf(int index)
    {
        int shift = Math.Max(0, (index / Steps) - 1);
        return ((ulong)(index - (shift * Steps) + 1) << shift) - 1;
    }
}
