using Confluent.Kafka;

namespace Utws.Api.Forwarding.Kafka;

/// <summary>Tells an operator what a failure of Kafka or librdkafka means, and what mends it.</summary>
internal static class KafkaFailure
{
    /// <summary>The failure in words.</summary>
    /// <param name="error">What librdkafka or a broker said.</param>
    /// <param name="engine">The engine's name.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="lastProblem">What was wrong with a connection last.</param>
    /// <param name="isStored">False if nothing was stored for certain.</param>
    /// <param name="cause">What was thrown, if it was.</param>
    public static EngineException Explain(Error error, string engine, string topic, string? lastProblem, bool? isStored, Exception? cause = null) =>
        new($"{engine} {Reason(error, topic, lastProblem)} ({error.Code})", isStored, cause);

    /// <summary>That there is no such topic, and how it is made.</summary>
    public static EngineException NoTopic(string engine, string topic) => new($"{engine} {NoTopic(topic)}", isStored: false);

    private static string Reason(Error error, string topic, string? lastProblem) => error.Code switch
    {
        ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic or ErrorCode.Local_UnknownPartition => NoTopic(topic),
        ErrorCode.TopicAuthorizationFailed => $"does not allow it: the user needs WRITE, READ and DESCRIBE on the topic {topic}, and CREATE to make it",
        ErrorCode.ClusterAuthorizationFailed => "does not allow it: brokers before 2.8 want IDEMPOTENT_WRITE on the cluster, too",
        ErrorCode.MsgSizeTooLarge or ErrorCode.InvalidMsgSize =>
            $"takes no messages that long: lower Utws:Forwarding:Kafka:MaxMessageBytes, or raise max.message.bytes of the topic {topic}",
        ErrorCode.NotEnoughReplicas or ErrorCode.NotEnoughReplicasAfterAppend => $"has fewer copies in step than min.insync.replicas of the topic {topic}",
        ErrorCode.InvalidReplicationFactor => $"has too few brokers for that many copies (Utws:Forwarding:Kafka:ReplicationFactor): {error.Reason}",
        ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Authentication => $"does not let us in (sasl.* in Utws:Forwarding:Kafka:Client): {lastProblem ?? error.Reason}",
        ErrorCode.Local_Ssl => $"cannot be reached by TLS (ssl.* in Utws:Forwarding:Kafka:Client): {lastProblem ?? error.Reason}",
        ErrorCode.Local_Transport or ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Resolve or ErrorCode.Local_TimedOut or ErrorCode.Local_TimedOutQueue
            or ErrorCode.Local_MsgTimedOut or ErrorCode.RequestTimedOut => "cannot be reached, or does not answer in time: " + (lastProblem ?? error.Reason),
        _ => "refuses: " + error.Reason,
    };

    private static string NoTopic(string topic) =>
        $"has no topic {topic}, or does not show it to this user: run 'utws engine init', or kafka-topics.sh --create --topic {topic}";
}
