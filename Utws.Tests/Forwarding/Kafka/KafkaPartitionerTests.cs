using System.Text;
using Utws.Api.Forwarding.Kafka;

namespace Utws.Tests.Forwarding.Kafka;

/// <summary>A node is in the partition where Kafka's own clients would have put it.</summary>
public sealed class KafkaPartitionerTests
{
    // The hashes of Kafka's own test of its murmur2 (UtilsTest), without their signs, as partitions of 1,000.
    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971)]
    [InlineData("abc", 479470107)]
    public void PartitionOf_IsKafkasOwn(string key, int hash) =>
        Assert.Equal((hash & int.MaxValue) % 1000, KafkaPartitioner.PartitionOf(Encoding.UTF8.GetBytes(key), 1000));
}
