using Utws.Benchmarks.Budgets;

namespace Utws.Tests.Budgets;

/// <summary>The gate must fail wherever nobody would notice: what is not measured, what has no budget, what has no baseline.</summary>
public sealed class BudgetCheckTests
{
    private static readonly Measurement s_baseline = new("Reader", "System", "Body=One", AllocatedBytes: 9000, Nanoseconds: 1000);
    private static readonly Measurement s_ours = new("Reader", "Ours", "Body=One", AllocatedBytes: 0, Nanoseconds: 500);
    private static readonly Budget s_budget = new() { AllocatedBytes = 0, Baseline = "System", MaxRatio = 0.5 };

    [Fact]
    public void Judge_WithinBudget_Passes() => Assert.Equal(
        [new Verdict("Reader.Ours(Body=One)", Passed: true, "0 of 0", "0.500 of 0.5", "")], Judge(s_baseline, s_ours));

    [Theory]
    [InlineData(24, "allocates too much")] // the smallest object
    [InlineData(23, "")] // less than any object: another thread's
    public void Judge_Allocation_IsHeldToTheByteFromOneObjectOn(long bytes, string remark) =>
        Assert.Equal(remark, Assert.Single(Judge(s_baseline, s_ours with { AllocatedBytes = bytes })).Remark);

    [Theory]
    [InlineData(501)]
    [InlineData(double.NaN)]
    public void Judge_OverTheCeiling_Fails(double nanoseconds)
    {
        Verdict verdict = Assert.Single(Judge(s_baseline, s_ours with { Nanoseconds = nanoseconds }));
        Assert.Equal((false, true, "takes too long against its baseline"), (verdict.Passed, verdict.IsOverBudget, verdict.Remark));
    }

    [Fact]
    public void Judge_BudgetWithoutMeasurement_Fails() => Assert.Equal(
        [("Reader.Ours(Body=One)", false, "has a budget but was not measured"), ("Reader.System(Body=One)", false, "was measured but has no budget")],
        Judge(s_baseline).Select(v => (v.Name, v.Passed, v.Remark)));

    [Fact]
    public void Judge_MeasurementWithoutBudget_Fails() => Assert.Equal(
        [("Reader.Ours(Body=One)", true, ""), ("Writer.Ours(Body=One)", false, "was measured but has no budget")],
        Judge(s_baseline, s_ours, s_ours with { Type = "Writer" }).Select(v => (v.Name, v.Passed, v.Remark)));

    [Fact]
    public void Judge_BaselineOfOtherParameters_DoesNotCount()
    {
        List<Verdict> verdicts = Judge(s_baseline with { Parameters = "Body=Two" }, s_ours);
        Assert.Equal(["its baseline was not measured", "was measured but has no budget"], (string[])[.. verdicts.Select(v => v.Remark)]);
        Assert.All(verdicts, v => Assert.False(v.Passed));
    }

    [Fact]
    public void Judge_FailedBaseline_Fails() =>
        Assert.False(Assert.Single(Judge(s_baseline with { AllocatedBytes = null, Nanoseconds = null }, s_ours)).Passed);

    [Fact]
    public void Judge_FailedBenchmark_FailsAndIsNotWorthMeasuringAgain()
    {
        Verdict verdict = Assert.Single(Judge(s_baseline, s_ours with { AllocatedBytes = null, Nanoseconds = null }));
        Assert.Equal((false, false, "failed to run"), (verdict.Passed, verdict.IsOverBudget, verdict.Remark));
    }

    [Fact]
    public void Judge_NothingAtAll_Fails() => Assert.False(Assert.Single(BudgetCheck.Judge([], [])).Passed);

    [Fact]
    public void Merge_TakesTheSmallerOfEachFigure() => Assert.Equal(
        s_ours with { AllocatedBytes = 8, Nanoseconds = 400 },
        (s_ours with { AllocatedBytes = 8 }).Merge(s_ours with { AllocatedBytes = 16, Nanoseconds = 400 }));

    [Fact]
    public void Merge_WithAFailedRun_StaysFailed() =>
        Assert.Null(s_ours.Merge(s_ours with { AllocatedBytes = null, Nanoseconds = null }).Nanoseconds);

    private static List<Verdict> Judge(params Measurement[] measurements) =>
        BudgetCheck.Judge(new Dictionary<string, Budget>(StringComparer.Ordinal) { [s_ours.Name] = s_budget }, measurements);
}
