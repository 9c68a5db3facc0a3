using Utws.Api.Operations.Requests;

namespace Utws.Tests.Operations.Requests;

/// <summary>Where durations are counted, and what is read from the counts.</summary>
public sealed class LatencyBucketsTests
{
    [Fact]
    public void EveryDuration_IsInTheBucketThatEndsBehindIt()
    {
        long last = LatencyBuckets.EndOf(LatencyBuckets.Count - 1);
        Assert.Equal(1L << 27, last);
        for (long us = 0; us < last; us += Math.Max(1, us / 97))
        {
            int index = LatencyBuckets.IndexOf(us);
            Assert.InRange(us, index == 0 ? 0 : LatencyBuckets.EndOf(index - 1), LatencyBuckets.EndOf(index) - 1);
        }
    }

    [Fact]
    public void Bucket_IsAnEighthOfItsValueWideAtMost()
    {
        for (int i = 8; i < LatencyBuckets.Count; i++)
        {
            long begin = LatencyBuckets.EndOf(i - 1);
            Assert.InRange((LatencyBuckets.EndOf(i) - begin) / (double)begin, 0, 0.125);
        }
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(long.MaxValue, LatencyBuckets.Count - 1)]
    public void DurationOutOfReach_IsInTheOutermostBucket(long microseconds, int index) => Assert.Equal(index, LatencyBuckets.IndexOf(microseconds));

    [Theory]
    [InlineData(0.5, 500)]
    [InlineData(0.9, 900)]
    [InlineData(0.99, 990)]
    [InlineData(1, 1000)]
    public void Quantile_IsAnEighthTooLongAtMost(double share, long exact)
    {
        long[] counts = new long[LatencyBuckets.Count];
        for (int us = 1; us <= 1000; us++)
        {
            counts[LatencyBuckets.IndexOf(us)]++;
        }

        Assert.InRange(LatencyBuckets.Quantile(counts, share)!.Value, exact, (exact * 1.125) + 1);
    }

    [Fact]
    public void Quantile_OfNothing_IsNone() => Assert.Null(LatencyBuckets.Quantile(new long[LatencyBuckets.Count], 0.5));
}
