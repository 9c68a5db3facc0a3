namespace Utws.Benchmarks.Sizing;

/// <summary>What a load takes: nodes, disks, network, engine, and what of it would break first if it grew.</summary>
internal sealed class FleetPlan(FleetLoad load)
{
    // One is always away: restarted, replaced, broken.
    private const int Spare = 1;

    /// <summary>CPU time of a node a request, with its sessions' forwarding, microseconds.</summary>
    public double RequestMicroseconds { get; } = FleetFigures.RequestMicroseconds
        + (FleetFigures.SessionMicroseconds * Math.Max(0, load.Sessions - 2)) + (FleetFigures.ForwardMicroseconds * load.Sessions);

    /// <summary>What a node takes in a second, as it is planned: what its CPU, its network and its disk have room for.</summary>
    public double RequestsOfANode => Math.Min(Math.Min(RequestsOfItsCpu, RequestsOfItsNetwork), RequestsOfItsDisk);

    private double RequestsOfItsCpu => FleetFigures.Cores * 1e6 * FleetFigures.Utilization / RequestMicroseconds;

    private double RequestsOfItsNetwork => FleetFigures.NetworkBytesPerSecond / (FleetFigures.RequestBytes + (load.Sessions * FleetFigures.SessionBytes));

    private double RequestsOfItsDisk => FleetFigures.DiskBytesPerSecond / (load.Sessions * FleetFigures.RecordedBytes * FleetFigures.WriteAmplification);

    /// <summary>What a node takes at the most: all of its CPU, but no more of network and disk than there is.</summary>
    public double MostRequestsOfANode => Math.Min(Math.Min(RequestsOfItsCpu / FleetFigures.Utilization, RequestsOfItsNetwork / FleetFigures.NetworkUtilization), RequestsOfItsDisk);

    /// <summary>Nodes that the busiest second needs, and one more.</summary>
    public int Nodes => (int)Math.Ceiling(load.PeakRequests / RequestsOfANode) + Spare;

    /// <summary>Nodes that work in the busiest second.</summary>
    public int Working => Nodes - Spare;

    /// <summary>The shares of a working node in the busiest second, the largest first: of what is planned of its CPU, of its network, of its disk.</summary>
    public IReadOnlyList<(string What, double Share)> NodeShares
    {
        get
        {
            double requests = load.PeakRequests / Working;
            return [.. new (string What, double Share)[]
            {
                ("a node's CPU", requests / RequestsOfItsCpu),
                ("a node's network", requests / RequestsOfItsNetwork),
                ("a node's disk", requests / RequestsOfItsDisk),
            }.OrderByDescending(s => s.Share)];
        }
    }

    /// <summary>Bytes that a working node writes in the busiest second.</summary>
    public double RecordedBytesPerSecond => load.PeakSessions / Working * FleetFigures.RecordedBytes * FleetFigures.WriteAmplification;

    /// <summary>Commits of a working node in the busiest second, each with one sync of its log.</summary>
    public double Commits => Math.Min(FleetFigures.CommitsPerSecond, load.PeakRequests / Working);

    /// <summary>Bytes of segments on a working node for each hour that the engine is away, or that forwarded segments are kept.</summary>
    public double HeldBytesPerHour => load.RequestsPerSecond * load.Sessions * Math.Min(3600, load.Seconds) / Working * FleetFigures.RecordedBytes;

    /// <summary>
    /// What an engine needs: the cores that it is busy with in the busiest second, bytes for all of the load, and how much of one server's
    /// rate that second is; null where it is not known.
    /// </summary>
    public (double? Cores, double Bytes, double? Share) Of(EngineFigures engine) =>
        (load.PeakSessions * engine.Microseconds / 1e6, load.TotalSessions * engine.Bytes, load.PeakSessions / engine.MostPerSecond);
}
