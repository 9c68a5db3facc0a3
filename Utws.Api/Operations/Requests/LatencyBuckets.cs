using System.Numerics;

namespace Utws.Api.Operations.Requests;

/// <summary>
/// Where durations are counted: eight buckets an octave from 1 us to 134 s, so a quantile read from them is at most 12.5 % too long.
/// </summary>
internal static class LatencyBuckets
{
    private const int SubBits = 3;
    private const int PerOctave = 1 << SubBits;

    // 2^27 us.
    private const int Octaves = 27;

    /// <summary>How many buckets there are; the last takes whatever is longer.</summary>
    public const int Count = ((Octaves - SubBits) * PerOctave) + PerOctave;

    /// <summary>The bucket of a duration in microseconds.</summary>
    public static int IndexOf(long microseconds)
    {
        if (microseconds < PerOctave)
        {
            return (int)Math.Max(microseconds, 0);
        }

        int octave = BitOperations.Log2((ulong)microseconds);
        int sub = (int)(microseconds >> (octave - SubBits)) - PerOctave;
        return Math.Min(((octave - SubBits + 1) * PerOctave) + sub, Count - 1);
    }

    /// <summary>The first duration in microseconds that is too long for a bucket.</summary>
    public static long EndOf(int index)
    {
        if (index < PerOctave)
        {
            return index + 1;
        }

        int octave = (index / PerOctave) - 1;
        return (long)(PerOctave + (index % PerOctave) + 1) << octave;
    }

    /// <summary>The duration in microseconds that a share of all was not longer than; null where there is none.</summary>
    /// <param name="counts">The buckets.</param>
    /// <param name="share">From 0 to 1: 0.99 for the 99th percentile.</param>
    public static long? Quantile(ReadOnlySpan<long> counts, double share)
    {
        long all = 0;
        foreach (long count in counts)
        {
            all += count;
        }

        if (all == 0)
        {
            return null;
        }

        long rank = Math.Max(1, (long)Math.Ceiling(all * share));
        long seen = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            seen += counts[i];
            if (seen >= rank)
            {
                return EndOf(i);
            }
        }

        return EndOf(counts.Length - 1);
    }
}
