using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Servers;

namespace Utws.Benchmarks.Load.Report;

/// <summary>Makes the table's lines of all rounds.</summary>
internal static class LoadRows
{
    /// <summary>Case by case, the servers in the order in which they were first measured.</summary>
    /// <param name="samples">All of them.</param>
    /// <param name="servers">The order of the servers.</param>
    public static List<LoadRow> Of(IReadOnlyList<LoadSample> samples, IReadOnlyList<LoadServer> servers) =>
        [.. samples.GroupBy(s => s.Case).SelectMany(ofCase => servers
            .Select(server => ofCase.Where(s => s.Server == server).ToArray())
            .Where(ofServer => ofServer.Length > 0)
            .Select(ofServer => Row(ofServer, ofCase.Where(s => s.Server.Name == LoadServers.FloorName))))];

    private static LoadRow Row(LoadSample[] samples, IEnumerable<LoadSample> floor)
    {
        LoadCase loadCase = samples[0].Case;
        LoadServer server = samples[0].Server;
        return new LoadRow(
            loadCase.Title,
            server.Name,
            server.Title,
            Median.Of(samples.Select(s => s.CpuMicroseconds)),
            Ratio(samples, floor),
            Median.Of(samples.Select(s => s.RequestsPerSecond)),
            Median.Of(samples.Select(s => s.P50Milliseconds)),
            Median.Of(samples.Select(s => s.P99Milliseconds)),
            Median.OfKnown(samples.Select(s => s.AllocatedBytes)),
            Median.Of(samples.Select(s => s.ResidentMegabytes)));
    }

    // The median of the rounds' ratios, not the ratio of medians: what disturbed a round disturbed both.
    private static double? Ratio(LoadSample[] samples, IEnumerable<LoadSample> floor) => Median.OfKnown(
        samples.Join(floor, s => s.Round, f => f.Round, (s, f) => (double?)(s.CpuMicroseconds / f.CpuMicroseconds)));
}
