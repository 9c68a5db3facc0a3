namespace Utws.Api.Forwarding.Kafka;

/// <summary>What has been found of a node's messages behind those that were known.</summary>
internal sealed class KafkaFound
{
    private readonly HashSet<KafkaMessageId> _ids = [];

    /// <summary>Nothing.</summary>
    public static KafkaFound Nothing { get; } = new();

    /// <summary>The last one's offset; -1 if there is none.</summary>
    public long LastOffset { get; private set; } = -1;

    /// <summary>How many there are.</summary>
    public int Count => _ids.Count;

    public void Add(KafkaMessageId id, long offset)
    {
        _ = _ids.Add(id);
        LastOffset = Math.Max(LastOffset, offset);
    }

    public bool Has(KafkaMessageId id) => _ids.Contains(id);
}
