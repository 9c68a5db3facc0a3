using System.Buffers.Binary;

namespace Utws.Api.Forwarding.Kafka;

/// <summary>Which partition a key belongs to: murmur2, as Kafka's own clients have it, so that others find a node where they expect it.</summary>
internal static class KafkaPartitioner
{
    // The constants of Kafka's murmur2.
    private const uint Seed = 0x9747B28C;
    private const uint Multiplier = 0x5BD1E995;

    /// <summary>The partition of a key among so many.</summary>
    public static int PartitionOf(ReadOnlySpan<byte> key, int partitions) => (int)(Hash(key) & int.MaxValue) % partitions;

    private static uint Hash(ReadOnlySpan<byte> key)
    {
        uint hash = Seed ^ (uint)key.Length;
        ReadOnlySpan<byte> rest = key;
        for (; rest.Length >= sizeof(uint); rest = rest[sizeof(uint)..])
        {
            uint word = BinaryPrimitives.ReadUInt32LittleEndian(rest) * Multiplier;
            hash = (hash * Multiplier) ^ ((word ^ (word >> 24)) * Multiplier);
        }

        if (rest.Length > 0)
        {
            uint word = 0;
            for (int index = rest.Length - 1; index >= 0; index--)
            {
                word = (word << 8) | rest[index];
            }

            hash = (hash ^ word) * Multiplier;
        }

        hash = (hash ^ (hash >> 13)) * Multiplier;
        return hash ^ (hash >> 15);
    }
}
