using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Servers;

namespace Utws.Benchmarks.Load.Report;

/// <summary>
/// All samples of a run. Two servers are compared turn by turn and the median of these comparisons is told, not a comparison of
/// medians: what disturbed a turn disturbed both.
/// </summary>
internal sealed class LoadSamples(IReadOnlyList<LoadSample> samples)
{
    /// <summary>The table's lines: case by case, in each the servers in the order of <see cref="LoadServers"/>.</summary>
    public List<LoadRow> Rows() => [.. samples.GroupBy(s => s.Case).SelectMany(ofCase => ofCase
        .GroupBy(s => s.Server).OrderBy(ofServer => LoadServers.PlaceOf(ofServer.Key)).Select(ofServer => Row(ofServer.Key, ofCase.Key, [.. ofServer])))];

    /// <summary>A server's value as a multiple of another's; null where one of them was not measured.</summary>
    public double? Ratio(LoadCase loadCase, string server, string baseline, Func<LoadSample, double?> value) =>
        Compare(loadCase, server, baseline, value, (s, b) => s / b);

    /// <summary>A server's value less another's; null where one of them was not measured.</summary>
    public double? Difference(LoadCase loadCase, string server, string baseline, Func<LoadSample, double?> value) =>
        Compare(loadCase, server, baseline, value, (s, b) => s - b);

    private double? Compare(LoadCase loadCase, string server, string baseline, Func<LoadSample, double?> value, Func<double?, double?, double?> compare) => Median.OfKnown(
        Of(loadCase, server).Join(Of(loadCase, baseline), s => s.Turn, b => b.Turn, (s, b) => compare(value(s), value(b))));

    private IEnumerable<LoadSample> Of(LoadCase loadCase, string server) => samples.Where(s => s.Case == loadCase && s.Server.Name == server);

    private LoadRow Row(LoadServer server, LoadCase loadCase, LoadSample[] ofBoth) => new(
        loadCase,
        server,
        Median.Of(ofBoth.Select(s => s.CpuMicroseconds)),
        Ratio(loadCase, server.Name, LoadServers.FloorName, s => s.CpuMicroseconds),
        Median.Of(ofBoth.Select(s => s.RequestsPerSecond)),
        Median.Of(ofBoth.Select(s => s.P50Milliseconds)),
        Median.Of(ofBoth.Select(s => s.P99Milliseconds)),
        Median.OfKnown(ofBoth.Select(s => s.AllocatedBytes)),
        Median.Of(ofBoth.Select(s => s.ResidentMegabytes)));
}
