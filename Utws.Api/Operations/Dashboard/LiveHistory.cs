using Utws.Api.Operations.Requests;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Operations.Dashboard;

/// <summary>
/// The last five minutes by the second, made of the differences between two readings of <see cref="RequestTotals"/>. It takes some 80 KB
/// once and nothing a second. One thread ticks; any may read.
/// </summary>
internal sealed class LiveHistory
{
    /// <summary>How many seconds are kept.</summary>
    public const int Seconds = 300;

    /// <summary>Stands where there is no percentile: no request ended in that second.</summary>
    public const long None = -1;

    /// <summary>Over how many seconds <see cref="ReadMinute"/> is.</summary>
    public const int MinuteSeconds = 60;

    /// <summary>How many columns a second has.</summary>
    public const int Columns = (int)LiveColumn.P99 + 1;

    private const int Counted = (int)LiveColumn.P50;

    private readonly RequestTotals _totals;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();

    private readonly long[] _ring = new long[Seconds * Columns];
    private readonly uint[] _latencyRing = new uint[MinuteSeconds * LatencyBuckets.Count];

    // The reading before, and what has come since.
    private readonly long[] _counts = new long[Counted];
    private readonly long[] _latencies = new long[LatencyBuckets.Count];
    private readonly long[] _newCounts = new long[Counted];
    private readonly long[] _newLatencies = new long[LatencyBuckets.Count];
    private readonly long _begunAt;

    public LiveHistory(RequestTotals totals, TimeProvider clock)
    {
        _totals = totals;
        _clock = clock;
        _begunAt = clock.GetTimestamp();
        Difference();
    }

    /// <summary>How many seconds there have been, those that have gone from the ring included.</summary>
    public long Number { get; private set; }

    /// <summary>
    /// Ends the seconds that are over since the last call. Each tick's lateness is the next one's earliness: of so many seconds of the
    /// clock there are as many here. Where several are over, because the process was held up, the counts are spread over all.
    /// </summary>
    public void Tick()
    {
        lock (_lock)
        {
            // To the nearest, so that a timer a little early or late ends one second each time.
            long seconds = (long)Math.Round(_clock.GetElapsedTime(_begunAt).TotalSeconds) - Number;
            if (seconds <= 0)
            {
                return;
            }

            Difference();
            int shares = (int)Math.Min(seconds, Seconds);
            Number += seconds - shares;
            for (int share = shares; share > 0; share--)
            {
                Append(share);
            }
        }
    }

    /// <summary>Copies the seconds there are, oldest first, each of <see cref="Columns"/> numbers.</summary>
    /// <param name="into">Room for <see cref="Seconds"/> of them.</param>
    /// <param name="number">The last one's number.</param>
    /// <returns>How many seconds were copied.</returns>
    public int Read(Span<long> into, out long number)
    {
        lock (_lock)
        {
            number = Number;
            int kept = (int)Math.Min(Number, Seconds);
            for (int i = 0; i < kept; i++)
            {
                SecondOf(Number - kept + i + 1).CopyTo(into[(i * Columns)..]);
            }

            return kept;
        }
    }

    /// <summary>Copies the last second.</summary>
    /// <returns>Its number; 0 if there has been none.</returns>
    public long ReadLast(Span<long> into)
    {
        lock (_lock)
        {
            SecondOf(Number).CopyTo(into);
            return Number;
        }
    }

    /// <summary>Sums up the last minute: counts in their columns, and the percentiles of all its requests.</summary>
    /// <returns>Over how many seconds: fewer than a minute's in the first minute.</returns>
    public int ReadMinute(Span<long> into)
    {
        Span<long> latencies = stackalloc long[LatencyBuckets.Count];
        latencies.Clear();
        into.Clear();
        lock (_lock)
        {
            int kept = (int)Math.Min(Number, MinuteSeconds);
            for (long number = Number - kept + 1; number <= Number; number++)
            {
                ReadOnlySpan<long> second = SecondOf(number);
                for (int i = 0; i < Counted; i++)
                {
                    into[i] += second[i];
                }

                ReadOnlySpan<uint> buckets = LatenciesOf(number);
                for (int i = 0; i < buckets.Length; i++)
                {
                    latencies[i] += buckets[i];
                }
            }

            WritePercentiles(latencies, into);
            return kept;
        }
    }

    // Fills the counts that have come since the last reading.
    private void Difference()
    {
        for (int i = 0; i < Counted; i++)
        {
            long now = Total((LiveColumn)i);
            _newCounts[i] = now - _counts[i];
            _counts[i] = now;
        }

        Span<long> buckets = stackalloc long[LatencyBuckets.Count];
        _totals.ReadLatencies(buckets);
        for (int i = 0; i < buckets.Length; i++)
        {
            _newLatencies[i] = buckets[i] - _latencies[i];
            _latencies[i] = buckets[i];
        }
    }

    // One of so many equal seconds that are left; what does not divide goes to the first.
    private void Append(int shares)
    {
        Number++;
        Span<long> second = SecondOf(Number);
        for (int i = 0; i < Counted; i++)
        {
            second[i] = Share(ref _newCounts[i], shares);
        }

        WritePercentiles(_newLatencies, second);
        Span<uint> buckets = LatenciesOf(Number);
        for (int i = 0; i < buckets.Length; i++)
        {
            buckets[i] = (uint)Share(ref _newLatencies[i], shares);
        }
    }

    private static long Share(ref long left, int shares)
    {
        long share = (left + shares - 1) / shares;
        left -= share;
        return share;
    }

    private static void WritePercentiles(ReadOnlySpan<long> buckets, Span<long> second)
    {
        second[(int)LiveColumn.P50] = LatencyBuckets.Quantile(buckets, 0.5) ?? None;
        second[(int)LiveColumn.P90] = LatencyBuckets.Quantile(buckets, 0.9) ?? None;
        second[(int)LiveColumn.P99] = LatencyBuckets.Quantile(buckets, 0.99) ?? None;
    }

    private long Total(LiveColumn column) => column switch
    {
        <= LiveColumn.Broken => Requests((RequestOutcome)column),
        <= LiveColumn.Details => _totals.Sessions((PublishMode)(column - LiveColumn.Discard)),
        LiveColumn.BytesReceived => _totals.BytesReceived,
        _ => _totals.BytesSent,
    };

    private long Requests(RequestOutcome outcome) => _totals.Requests(SoapVersion.Soap11, outcome) + _totals.Requests(SoapVersion.Soap12, outcome);

    private Span<long> SecondOf(long number) => _ring.AsSpan((int)(number % Seconds) * Columns, Columns);

    private Span<uint> LatenciesOf(long number) => _latencyRing.AsSpan((int)(number % MinuteSeconds) * LatencyBuckets.Count, LatencyBuckets.Count);
}
