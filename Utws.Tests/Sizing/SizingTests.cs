using Utws.Benchmarks.Sizing;
using Utws.Tests.Support;

namespace Utws.Tests.Sizing;

/// <summary>The page on sizing, and what it is calculated by.</summary>
public sealed class SizingTests
{
    private static readonly FleetLoad s_even = new("even", 1000, 2, 1, 3600);

    [Fact]
    public void Page_HasTheTablesThatItsFiguresGive() => Assert.Contains(
        SizingPage.Tables(), File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Api", "Forwarding", "SIZING.md")), StringComparison.Ordinal);

    // 41 us and 2 of forwarding: of 4 cores' half 2,000,000 us a second.
    [Fact]
    public void Plan_ANodeTakesWhatHalfOfItsCoresHaveTimeFor()
    {
        FleetPlan plan = new(s_even);
        Assert.Equal(2_000_000 / 43.0, plan.RequestsOfANode, precision: 6);
        Assert.Equal(2, plan.Nodes);
        Assert.Equal(4, new FleetPlan(s_even with { RequestsPerSecond = plan.RequestsOfANode * 2.5 }).Nodes);
    }

    [Fact]
    public void Plan_NoPartOfANodeIsAskedForMoreThanItHas() =>
        Assert.All(FleetLoad.All, load => Assert.All(new FleetPlan(load).NodeShares, share => Assert.InRange(share.Share, 0, 1)));

    [Fact]
    public void Simulation_EnoughNodes_RefuseNobodyAndTheEngineKeepsUp()
    {
        BurstSimulation run = new BurstSimulation(s_even, nodes: 1, engineRate: 1e6).Run();
        Assert.Equal((0, 0, 3600), (run.Refused, run.MostWaiting, run.AnsweredAfter));
    }

    // Three times what a node can take at the most comes for a minute: 60 s of it take three minutes.
    [Fact]
    public void Simulation_TooFewNodes_AnswerAllInTheTimeThatTheyNeed()
    {
        double most = new FleetPlan(s_even).MostRequestsOfANode;
        BurstSimulation run = new BurstSimulation(s_even with { RequestsPerSecond = most * 3, Seconds = 60 }, nodes: 1, engineRate: 1e9).Run();
        Assert.InRange(run.AnsweredAfter, 180, 300);
        Assert.InRange(run.Refused, 0.5, 4);
    }

    // Twice what the engine takes comes for an hour: half of it waits then, and takes another hour.
    [Fact]
    public void Simulation_EngineIsSlow_TheRestWaitsAndArrives()
    {
        BurstSimulation run = new BurstSimulation(s_even, nodes: 1, engineRate: 1000).Run();
        Assert.InRange(run.MostWaiting, 3_500_000, 3_700_000);
        Assert.InRange(run.StoredAfter!.Value, 7100, 7300);
    }
}
