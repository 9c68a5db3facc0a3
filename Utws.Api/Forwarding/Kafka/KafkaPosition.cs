using System.Globalization;

namespace Utws.Api.Forwarding.Kafka;

/// <summary>Where a node's messages end in its topic.</summary>
/// <param name="Partition">The partition that they are in: once chosen it stays, whatever becomes of the number of partitions.</param>
/// <param name="Offset">The last one's offset.</param>
internal readonly record struct KafkaPosition(int Partition, long Offset)
{
    /// <summary>Reads what <see cref="Format"/> wrote; null if there is nothing, or if it is of another topic.</summary>
    public static KafkaPosition? Parse(string? text, string topic)
    {
        if (text?.Split(':') is not [var partition, var offset, var of] || of != topic)
        {
            return null;
        }

        return int.TryParse(partition, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out long last)
            ? new KafkaPosition(number, last)
            : null;
    }

    /// <summary>The text that is kept with the cursor: partition, offset and topic.</summary>
    public string Format(string topic) => string.Create(CultureInfo.InvariantCulture, $"{Partition}:{Offset}:{topic}");
}
