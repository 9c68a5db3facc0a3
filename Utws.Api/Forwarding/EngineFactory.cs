using Utws.Api.Forwarding.ClickHouse;
using Utws.Api.Forwarding.Kafka;
using Utws.Api.Forwarding.PostgreSql;

namespace Utws.Api.Forwarding;

/// <summary>Makes the engine that the settings name.</summary>
internal static class EngineFactory
{
    /// <summary>The engine, not connected yet; null if none is named.</summary>
    public static IEngine? Create(ForwardingSettings settings, ILoggerFactory loggers) => settings.Engine switch
    {
        EngineKind.ClickHouse => new ClickHouseEngine(settings.ClickHouse),
        EngineKind.PostgreSql => new PostgreSqlEngine(settings.PostgreSql),
        EngineKind.Kafka => new KafkaEngine(settings.Kafka, loggers.CreateLogger<KafkaEngine>()),
        _ => null,
    };
}
