using System.Globalization;
using System.Text;

namespace Utws.Benchmarks.Sizing;

/// <summary>The tables of Utws.Api/Forwarding/SIZING.md.</summary>
internal static class SizingPage
{
    /// <summary>What stands in the page between its marks.</summary>
    public static string Tables()
    {
        StringBuilder page = new();
        AppendNodes(page);
        AppendEngines(page);
        AppendSimulation(page);
        return page.ToString();
    }

    private static void AppendNodes(StringBuilder page)
    {
        _ = page.Append("| load | requests/s, busiest second | sessions in all | nodes | a node's CPU | requests/s a node takes | commits/s a node | written/s a node | kept an hour a node | breaks first |\n")
            .Append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n");
        foreach (FleetLoad load in FleetLoad.All)
        {
            FleetPlan plan = new(load);
            double cpu = load.PeakRequests / plan.Working * plan.RequestMicroseconds / (FleetFigures.Cores * 1e6);
            _ = page.Append(CultureInfo.InvariantCulture, $"| {load.Name} | {load.PeakRequests:N0} | {Count(load.TotalSessions)} | {plan.Working} + 1 | {cpu:P0} | {plan.RequestsOfANode:N0} | {plan.Commits:N0} | {Bytes(plan.RecordedBytesPerSecond)} | {Bytes(plan.HeldBytesPerHour)} | {FirstToBreak(load, plan)} |\n");
        }

        _ = page.Append('\n');
    }

    private static void AppendEngines(StringBuilder page)
    {
        _ = page.Append("| load | engine | busy cores, busiest second | stored in all | of one server's rate, busiest second |\n").Append("| --- | --- | ---: | ---: | ---: |\n");
        foreach (FleetLoad load in FleetLoad.All)
        {
            foreach (EngineFigures engine in FleetFigures.Engines)
            {
                (double? cores, double bytes, double? share) = new FleetPlan(load).Of(engine);
                _ = page.Append(CultureInfo.InvariantCulture, $"| {load.Name} | {engine.Name} | {(cores is { } c ? c.ToString("F1", CultureInfo.InvariantCulture) : "not measured")} | {Bytes(bytes)} | {(share is { } s ? s.ToString("P0", CultureInfo.InvariantCulture) : "not measured")} |\n");
            }
        }

        _ = page.Append('\n');
    }

    private static void AppendSimulation(StringBuilder page)
    {
        _ = page.Append("| load | nodes | engine | requests/s at most | refused, each request | answered after | sessions waiting at most | their disk, each node | stored after |\n")
            .Append("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (FleetLoad load in FleetLoad.All)
        {
            // With a quarter of them for a day, refusals would come again and again without an end.
            int planned = new FleetPlan(load).Working;
            int[] fleets = load.Seconds > 3600 ? [planned] : [planned, Math.Max(1, planned / 4)];
            foreach (int nodes in fleets.Distinct())
            {
                foreach (EngineFigures engine in FleetFigures.Engines.Where(e => e.MostPerSecond is not null))
                {
                    BurstSimulation run = new BurstSimulation(load, nodes, engine.MostPerSecond!.Value).Run();
                    _ = page.Append(CultureInfo.InvariantCulture, $"| {load.Name} | {nodes} | one {engine.Name} | {run.MostRequests:N0} | {run.Refused:F2} | {Time(run.AnsweredAfter)} | {Count(run.MostWaiting)} | {Bytes(run.MostWaiting * FleetFigures.RecordedBytes / nodes)} | {(run.StoredAfter is { } stored ? Time(stored) : "not within a week")} |\n");
                }
            }
        }
    }

    private static string FirstToBreak(FleetLoad load, FleetPlan plan)
    {
        EngineFigures tightest = FleetFigures.Engines.MaxBy(e => plan.Of(e).Share ?? 0)!;
        double share = plan.Of(tightest).Share ?? 0;
        (string what, double ofNode) = plan.NodeShares[0];
        return share > ofNode
            ? string.Create(CultureInfo.InvariantCulture, $"one {tightest.Name}, at {share:P0}")
            : string.Create(CultureInfo.InvariantCulture, $"{what}, at {ofNode:P0} of the plan");
    }

    private static string Count(double count) => count >= 1e9
        ? string.Create(CultureInfo.InvariantCulture, $"{count / 1e9:N1} G")
        : string.Create(CultureInfo.InvariantCulture, $"{count / 1e6:N1} M");

    private static string Bytes(double bytes) => bytes switch
    {
        >= 1e12 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e12:N1} TB"),
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:N1} GB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB"),
    };

    private static string Time(int seconds) => TimeSpan.FromSeconds(seconds).ToString("d\\.hh\\:mm\\:ss", CultureInfo.InvariantCulture);
}
