using Utws.Api.Policy;

namespace Utws.Api.Commands.Doctor;

/// <summary>The names of all settings. A test holds them to what the settings' own comments and the documentation name.</summary>
internal static class KnownSettings
{
    /// <summary>What stands below it is named by librdkafka.</summary>
    public const string AnythingBelow = "Utws:Forwarding:Kafka:Client";

    private static readonly string[] s_all =
    [
        "Utws:Admin:Url",
        "Utws:Capture:MaxBytes",
        "Utws:Capture:MaxMessages",
        "Utws:Capture:Path",
        "Utws:Compression:Answers",
        "Utws:Compression:MinBytes",
        "Utws:Drain:NoticeSeconds",
        "Utws:Drain:RequestSeconds",
        "Utws:Forwarding:BatchMilliseconds",
        "Utws:Forwarding:BatchSessions",
        "Utws:Forwarding:ClickHouse:CertificateAuthority",
        "Utws:Forwarding:ClickHouse:Compression",
        "Utws:Forwarding:ClickHouse:Database",
        "Utws:Forwarding:ClickHouse:KeepDays",
        "Utws:Forwarding:ClickHouse:Password",
        "Utws:Forwarding:ClickHouse:Table",
        "Utws:Forwarding:ClickHouse:Url",
        "Utws:Forwarding:ClickHouse:User",
        "Utws:Forwarding:DrainSeconds",
        "Utws:Forwarding:Engine",
        "Utws:Forwarding:Kafka:Brokers",
        "Utws:Forwarding:Kafka:MaxMessageBytes",
        "Utws:Forwarding:Kafka:Partitions",
        "Utws:Forwarding:Kafka:ReplicationFactor",
        "Utws:Forwarding:Kafka:Topic",
        "Utws:Forwarding:KeepHours",
        "Utws:Forwarding:PostgreSql:Connection",
        "Utws:Forwarding:PostgreSql:Schema",
        "Utws:Forwarding:RetrySeconds",
        "Utws:Forwarding:TimeoutSeconds",
        "Utws:Forwarding:WhenFull",
        "Utws:Help:TestForm",
        "Utws:Limits:MaxRequestBytes",
        "Utws:Policy:Cache",
        "Utws:Policy:Path",
        "Utws:Policy:Reload",
        "Utws:Policy:Token",
        "Utws:Proxies:Known",
        "Utws:PublicUrl",
        "Utws:Recording:AddressKey",
        "Utws:Recording:CommitDelayMilliseconds",
        "Utws:Recording:DrainSeconds",
        "Utws:Recording:MaxDays",
        "Utws:Recording:MaxMegabytes",
        "Utws:Recording:Mode",
        "Utws:Recording:Node",
        "Utws:Recording:Path",
        "Utws:Recording:SegmentMegabytes",
        "Utws:Recording:SegmentMinutes",
        "Utws:Soap:MustUnderstand",
        "Utws:Wire:Form",
    ];

    /// <summary>All of them, but what <see cref="AnythingBelow"/> has below it.</summary>
    public static IReadOnlyList<string> All => s_all;

    /// <summary>Whether there is a setting of that name, in any letter case, as configuration takes it.</summary>
    public static bool IsKnown(string name) => s_all.Contains(name, StringComparer.OrdinalIgnoreCase)
        || name.StartsWith(AnythingBelow + ":", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name that a misspelt one is nearest to; null if none is near.</summary>
    public static string? Nearest(string misspelt) => NearestWord.Find(misspelt, s_all);
}
