namespace Utws.Benchmarks.Sizing;

/// <summary>What a fleet shall take.</summary>
/// <param name="Name">In words.</param>
/// <param name="RequestsPerSecond">Requests a second, on the average of the time that it lasts.</param>
/// <param name="Sessions">Sessions of a request.</param>
/// <param name="Peak">The busiest second, in multiples of the average.</param>
/// <param name="Seconds">How long it lasts.</param>
internal sealed record FleetLoad(string Name, double RequestsPerSecond, double Sessions, double Peak, double Seconds)
{
    // Announced by one client at once: measured records have 1 to 10, evenly.
    private const double UsualSessions = 5.5;

    /// <summary>The loads of the page.</summary>
    public static readonly FleetLoad[] All =
    [
        new("10 million clients within an hour, evenly", 10e6 / 3600, UsualSessions, 1, 3600),
        new("10 million clients within an hour, half of them in its first 5 minutes", 10e6 / 3600, UsualSessions, 6, 3600),
        new("10 million clients, all in one minute", 10e6 / 60, UsualSessions, 1, 60),
        new("1 million sessions a second for a day", 1e6 / UsualSessions, UsualSessions, 1, 86_400),
    ];

    /// <summary>Requests in the busiest second.</summary>
    public double PeakRequests => RequestsPerSecond * Peak;

    /// <summary>Sessions in the busiest second.</summary>
    public double PeakSessions => PeakRequests * Sessions;

    /// <summary>Sessions of all the time.</summary>
    public double TotalSessions => RequestsPerSecond * Sessions * Seconds;
}
