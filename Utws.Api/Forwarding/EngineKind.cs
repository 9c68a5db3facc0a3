namespace Utws.Api.Forwarding;

/// <summary>Where recorded sessions are sent on to.</summary>
internal enum EngineKind
{
    /// <summary>Nowhere: the segments are all there is.</summary>
    None,

    /// <summary>ClickHouse, over HTTP.</summary>
    ClickHouse,

    /// <summary>PostgreSQL, by binary COPY.</summary>
    PostgreSql,

    /// <summary>Kafka, a message a group.</summary>
    Kafka,
}
