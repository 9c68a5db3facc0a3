using Utws.Benchmarks.Load.Generator;

namespace Utws.Tests.Load;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Percentile_OfNothing_IsZero() => Assert.Equal(TimeSpan.Zero, new LatencyHistogram().Percentile(50));

    // Below 64 us each has a place of its own.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(50, 30)]
    [InlineData(51, 31)]
    [InlineData(99, 60)]
    [InlineData(100, 60)]
    public void Percentile_IsTheLeastThatThatManyDoNotExceed(double percent, int microseconds)
    {
        LatencyHistogram histogram = Of(Enumerable.Range(1, 60).Select(i => (long)i));
        Assert.Equal(TimeSpan.FromMicroseconds(microseconds), histogram.Percentile(percent));
    }

    [Fact]
    public void Percentile_OfOneInAHundred_IsNotTheMedians()
    {
        LatencyHistogram histogram = Of([.. Enumerable.Repeat(20L, 98), 5_000, 5_000]);
        Assert.Equal(TimeSpan.FromMicroseconds(20), histogram.Percentile(98));
        Assert.InRange(histogram.Percentile(99).TotalMicroseconds, 5_000, 5_000 * 65 / 64);
    }

    [Fact]
    public void Percentile_IsNeverTooShortNorLongerByMoreThanA64th()
    {
        for (long microseconds = 1; microseconds < 1L << 35; microseconds += (microseconds / 7) + 1)
        {
            double told = Of([microseconds]).Percentile(100).TotalMicroseconds;
            Assert.InRange(told, microseconds, microseconds + (microseconds / 64.0));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void Record_OutOfRange_IsCounted(long microseconds) => Assert.Equal(1, Of([microseconds]).Count);

    [Fact]
    public void Add_CountsAllOfBoth()
    {
        LatencyHistogram histogram = Of([10, 20]);
        histogram.Add(Of([30, 40]));
        Assert.Equal(4, histogram.Count);
        Assert.Equal(TimeSpan.FromMicroseconds(30), histogram.Percentile(75));
    }

    private static LatencyHistogram Of(IEnumerable<long> latencies)
    {
        LatencyHistogram histogram = new();
        foreach (long latency in latencies)
        {
            histogram.Record(latency);
        }

        return histogram;
    }
}
