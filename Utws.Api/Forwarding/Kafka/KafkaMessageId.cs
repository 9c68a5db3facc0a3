namespace Utws.Api.Forwarding.Kafka;

/// <summary>A message of one node, as its headers tell it: a consumer that has had it drops it.</summary>
/// <param name="Epoch">The life of the process that recorded the group.</param>
/// <param name="Sequence">The group.</param>
/// <param name="Part">Which part of it, from 0.</param>
internal readonly record struct KafkaMessageId(long Epoch, long Sequence, int Part);
