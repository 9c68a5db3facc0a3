using System.Globalization;
using System.Text;
using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Servers;
using Utws.Benchmarks.Peers;

namespace Utws.Benchmarks.Load.Report;

/// <summary>The speed that UTWS is to have, held against a run.</summary>
internal sealed class LoadTargets(LoadSamples samples, IReadOnlyList<LoadCase> cases)
{
    // Half of the smallest object. With bodies that come in pieces, reads that have to wait allocate, also in the floor, and how many do is
    // chance: rounds of the same server differ by up to 4 %.
    private const double NoBytes = 12;
    private const double NoShareOfFloor = 0.05;

    // Where recording is judged: many requests under way are what a group commit is for.
    private const int RecordingConnections = 256;

    /// <summary>All that the run has figures for.</summary>
    public List<LoadTarget> All() =>
    [
        .. cases.SelectMany(OfCase).OfType<LoadTarget>(),
        .. cases.Where(c => c.Body.Name == "100").SelectMany(OfPeers).OfType<LoadTarget>(),
        .. cases.Where(c => c is { Body.Name: "2", Connections: RecordingConnections }).SelectMany(OfRecording).OfType<LoadTarget>(),
    ];

    /// <summary>The same as a markdown table.</summary>
    public static string Table(IEnumerable<LoadTarget> targets)
    {
        StringBuilder text = new("| what | target | measured | met |\n| --- | --- | ---: | --- |\n");
        foreach (LoadTarget target in targets)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"| {target.What} | {target.Wanted} | {target.Measured} | {(target.IsMet ? "yes" : "no")} |\n");
        }

        return text.ToString();
    }

    private IEnumerable<LoadTarget?> OfCase(LoadCase loadCase)
    {
        // With few sessions the request itself costs most; with many, what is done with them.
        double maxRatio = loadCase.Body.Sessions.Length < 100 ? 1.15 : 1.4;
        yield return LoadTarget.AtMost($"CPU time, {loadCase.Title}", CpuRatio(loadCase, PeerNames.Utws, LoadServers.FloorName), maxRatio, " x floor");

        // The floor has UTWS's own blocks, which are a gain over Kestrel as it comes: both are told.
        yield return LoadTarget.AtMost("the same against Kestrel's own blocks", CpuRatio(loadCase, PeerNames.Utws, PeerNames.Kestrel), maxRatio, " x that");
        double? bytes = samples.Difference(loadCase, PeerNames.Utws, LoadServers.FloorName, s => s.AllocatedBytes);
        double? share = samples.Ratio(loadCase, PeerNames.Utws, LoadServers.FloorName, s => s.AllocatedBytes) - 1;
        yield return bytes is { } more
            ? new LoadTarget($"garbage, {loadCase.Title}", "0 B over the floor's", FormattableString.Invariant($"{more:N0}"), more < NoBytes || share < NoShareOfFloor)
            : null;
    }

    private IEnumerable<LoadTarget?> OfPeers(LoadCase loadCase)
    {
        yield return OfPeer(PeerNames.XmlReader, 6);
        yield return OfPeer(PeerNames.XmlSerializer, 7);
        yield return OfPeer(PeerNames.SoapCore, 20);

        LoadTarget? OfPeer(string peer, double minRatio) =>
            LoadTarget.AtLeast($"CPU time of {peer}, {loadCase.Title}", CpuRatio(loadCase, peer, PeerNames.Utws), minRatio, " x UTWS");
    }

    private IEnumerable<LoadTarget?> OfRecording(LoadCase loadCase)
    {
        yield return LoadTarget.AtMost(
            $"CPU time, recording Durable, {loadCase.Title}", CpuRatio(loadCase, LoadServers.DurableName, LoadServers.FloorName), 1.7, " x floor");
        double? later = samples.Difference(loadCase, LoadServers.DurableName, PeerNames.Utws, s => s.P99Milliseconds);
        yield return LoadTarget.AtMost($"p99, recording Durable, {loadCase.Title}", later, 3, " ms over recording Off");
    }

    private double? CpuRatio(LoadCase loadCase, string server, string baseline) => samples.Ratio(loadCase, server, baseline, s => s.CpuMicroseconds);
}
