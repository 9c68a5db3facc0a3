using Utws.Api.Forwarding.ClickHouse;
using Utws.Api.Forwarding.Kafka;
using Utws.Api.Forwarding.PostgreSql;

namespace Utws.Api.Forwarding;

/// <summary>The <c>Utws:Forwarding</c> section.</summary>
internal sealed record ForwardingSettings
{
    private const int MostSessions = 1_000_000;

    // In doubt an engine is asked first what it has, and Kafka takes a second or two for that.
    private const int LeastSeconds = 5;

    /// <summary><c>Utws:Forwarding:Engine</c>.</summary>
    public EngineKind Engine { get; init; } = EngineKind.None;

    /// <summary><c>Utws:Forwarding:BatchSessions</c>: how many sessions are sent at once, if there are as many.</summary>
    public int BatchSessions { get; init; } = 50_000;

    /// <summary><c>Utws:Forwarding:BatchMilliseconds</c>: how long sessions wait for more of them.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary><c>Utws:Forwarding:TimeoutSeconds</c>: how long an engine may take for a batch.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary><c>Utws:Forwarding:RetrySeconds</c>: the longest pause between two attempts.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary><c>Utws:Forwarding:KeepHours</c>: how old a segment becomes that is forwarded.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromHours(24);

    /// <summary><c>Utws:Forwarding:WhenFull</c>: when <c>Utws:Recording:MaxMegabytes</c> are full of what is not forwarded.</summary>
    public WhenFull WhenFull { get; init; } = WhenFull.Refuse;

    /// <summary><c>Utws:Forwarding:DrainSeconds</c>: how long the rest may take when the server ends.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary><c>Utws:Forwarding:ClickHouse</c>.</summary>
    public ClickHouseSettings ClickHouse { get; init; } = new();

    /// <summary><c>Utws:Forwarding:PostgreSql</c>.</summary>
    public PostgreSqlSettings PostgreSql { get; init; } = new();

    /// <summary><c>Utws:Forwarding:Kafka</c>.</summary>
    public KafkaSettings Kafka { get; init; } = new();

    /// <summary>Reads and checks the section; of the engines' own sections that of the chosen one.</summary>
    /// <exception cref="StartupException">A value cannot be used.</exception>
    public static ForwardingSettings Read(IConfigurationSection section)
    {
        ForwardingSettings defaults = new();
        EngineKind engine = SettingValue.Word<EngineKind>(section, "Engine") ?? defaults.Engine;
        return new ForwardingSettings
        {
            Engine = engine,
            BatchSessions = (int?)SettingValue.Number(section, "BatchSessions", 1, MostSessions) ?? defaults.BatchSessions,
            Period = SettingValue.Number(section, "BatchMilliseconds", 10, 3_600_000) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : defaults.Period,
            Timeout = Seconds(section, "TimeoutSeconds", LeastSeconds) ?? defaults.Timeout,
            LongestPause = Seconds(section, "RetrySeconds", 1) ?? defaults.LongestPause,
            Keep = SettingValue.Number(section, "KeepHours", 0, 24 * 36_500) is { } hours ? TimeSpan.FromHours(hours) : defaults.Keep,
            WhenFull = SettingValue.Word<WhenFull>(section, "WhenFull") ?? defaults.WhenFull,
            Drain = Seconds(section, "DrainSeconds", 0) ?? defaults.Drain,
            ClickHouse = engine == EngineKind.ClickHouse ? ClickHouseSettings.Read(section.GetSection("ClickHouse")) : defaults.ClickHouse,
            PostgreSql = engine == EngineKind.PostgreSql ? PostgreSqlSettings.Read(section.GetSection("PostgreSql")) : defaults.PostgreSql,
            Kafka = engine == EngineKind.Kafka ? KafkaSettings.Read(section.GetSection("Kafka")) : defaults.Kafka,
        };
    }

    private static TimeSpan? Seconds(IConfigurationSection section, string name, int min) =>
        SettingValue.Number(section, name, min, 3600) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
