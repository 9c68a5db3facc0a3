using Confluent.Kafka;

namespace Utws.Api.Forwarding.Kafka;

/// <summary>Where librdkafka's own log goes.</summary>
internal static partial class KafkaLog
{
    /// <summary>Passes a message on. Nothing of it is an error of ours: whether sessions get through is told by the forwarder.</summary>
    public static void Tell(ILogger logger, LogMessage message)
    {
        // It warns of a producer's properties in a consumer, which both get here.
        if (message.Facility == "CONFWARN")
        {
            return;
        }

        Told(logger, message.Level <= SyslogLevel.Warning ? LogLevel.Warning : message.Level == SyslogLevel.Debug ? LogLevel.Debug : LogLevel.Information, message.Name, message.Facility, message.Message);
    }

    [LoggerMessage(EventId = 730, Message = "librdkafka {Client} {Facility}: {Text}")]
    private static partial void Told(ILogger logger, LogLevel level, string client, string facility, string text);
}
