namespace Utws.Api.Forwarding.Kafka;

/// <summary>What has been found of a node's messages behind those that were known: of a later batch's, too, where a cursor was lost.</summary>
internal sealed class KafkaFound
{
    private readonly Dictionary<KafkaMessageId, long> _offsets = [];

    /// <summary>Nothing.</summary>
    public static KafkaFound Nothing { get; } = new();

    /// <summary>Takes a message; of two that are alike the first.</summary>
    public void Add(KafkaMessageId id, long offset) => _ = _offsets.TryAdd(id, offset);

    /// <summary>Whether it is there, and where.</summary>
    public bool TryFind(KafkaMessageId id, out long offset) => _offsets.TryGetValue(id, out offset);
}
