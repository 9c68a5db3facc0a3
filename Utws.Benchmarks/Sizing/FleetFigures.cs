namespace Utws.Benchmarks.Sizing;

/// <summary>What one request and one session cost, measured; where they were measured is said beside each.</summary>
internal static class FleetFigures
{
    /// <summary>CPU time of a node a request of two sessions, Durable, microseconds: <c>load</c>, 64 connections.</summary>
    public const double RequestMicroseconds = 41;

    /// <summary>CPU time of a node for each session beyond two, with its record, microseconds: <c>load</c> at 100 and 1,000 sessions, and <c>recording</c>.</summary>
    public const double SessionMicroseconds = 1;

    /// <summary>CPU time of a node for sending a session on, microseconds: <c>forwarding</c>.</summary>
    public const double ForwardMicroseconds = 1;

    /// <summary>Bytes of a request as it comes, without its sessions: HTTP's head and the envelope.</summary>
    public const double RequestBytes = 900;

    /// <summary>Bytes of a session as it comes: indented, as the clients write it.</summary>
    public const double SessionBytes = 416;

    /// <summary>Bytes of a session in a segment.</summary>
    public const double RecordedBytes = 85;

    /// <summary>Commits a second of a node under load: one a millisecond, and what the last one took.</summary>
    public const double CommitsPerSecond = 600;

    /// <summary>The part of a node's CPU that is planned for: the rest is for peaks, collection of garbage, and a neighbour that is away.</summary>
    public const double Utilization = 0.5;

    /// <summary>Cores of a node.</summary>
    public const int Cores = 4;

    /// <summary>What the network interface of a node carries as it is planned, bytes a second: four fifths of 1 Gbit/s.</summary>
    public const double NetworkBytesPerSecond = 125e6 * NetworkUtilization;

    /// <summary>The part of a node's network that is planned for.</summary>
    public const double NetworkUtilization = 0.8;

    /// <summary>Bytes written to the disk for a byte of a segment: the log, and the page that the log is copied to.</summary>
    public const double WriteAmplification = 2.2;

    /// <summary>Bytes a second that a node's disk is planned to take: a general-purpose network disk's.</summary>
    public const double DiskBytesPerSecond = 125e6;

    /// <summary>
    /// The engines, each as the one server that was measured, with batches of 50,000 sessions or groups of 500: ClickHouse 18.16 and
    /// PostgreSQL 15 on the two cores of the sender (<c>forwarding</c>), the bytes as their pages have them. Of Kafka only what its client
    /// costs was measured, and the bytes after lz4, here three copies: its brokers' time is not known.
    /// </summary>
    public static readonly EngineFigures[] Engines =
    [
        new("ClickHouse", 4.4, 25, 335_000),
        new("PostgreSQL", 2.3, 138, 240_000),
        new("Kafka", null, 75, null),
    ];
}
