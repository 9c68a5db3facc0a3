using System.Text;
using Utws.Benchmarks.Load;
using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Report;
using Utws.Benchmarks.Load.Servers;
using Utws.Tests.Support;

namespace Utws.Tests.Load;

/// <summary>What <c>load</c> makes of its samples.</summary>
public sealed class LoadReportTests
{
    private static readonly LoadConditions s_conditions = new(
        new DateTimeOffset(2026, 11, 27, 15, 0, 0, TimeSpan.Zero), "0123abc", ["Some System", "Some Processor, 2 cores"], "wrk", Rounds: 3, Seconds: 2);

    private static readonly LoadCase[] s_cases = [LoadCase.Parse("2", 64)!, LoadCase.Parse("100", 64)!, LoadCase.Parse("2@256", 64)!];

    [Fact]
    public async Task Page_HasOverviewTargetsAndAllFigures() => await VerifyFile.VerifyAsync(
        Encoding.UTF8.GetBytes(LoadPage.Of(Samples().Rows(), new LoadTargets(Samples(), s_cases).All(), s_conditions)), extension: "md");

    [Fact]
    public async Task Chart_HasABarForEachRatio() =>
        await VerifyFile.VerifyAsync(Encoding.UTF8.GetBytes(LoadChart.Of(Samples().Rows())), extension: "svg");

    // Turn by turn 2, 3 and 1 times the floor; medians by themselves would tell 16 / 10.
    [Fact]
    public void Ratio_IsOfTheSameTurn()
    {
        LoadSamples samples = new(
        [
            .. Turns("floor", s_cases[0], 8, 10, 12),
            .. Turns("utws", s_cases[0], 16, 30, 12),
        ]);
        Assert.Equal(2, samples.Ratio(s_cases[0], "utws", "floor", s => s.CpuMicroseconds));
        Assert.Equal(8, samples.Difference(s_cases[0], "utws", "floor", s => s.CpuMicroseconds));
        Assert.Null(samples.Ratio(s_cases[0], "utws", "soapcore", s => s.CpuMicroseconds));
        Assert.Null(samples.Ratio(s_cases[1], "utws", "floor", s => s.CpuMicroseconds));
    }

    [Theory]
    [InlineData("2", 11.5, true)]
    [InlineData("2", 11.6, false)]
    [InlineData("100", 14, true)]
    [InlineData("100", 14.1, false)]
    public void Target_OfCpuTime_IsHeldToItsRatio(string body, double microseconds, bool isMet)
    {
        LoadCase loadCase = LoadCase.Parse(body, 64)!;
        LoadSamples samples = new([.. Turns("floor", loadCase, 10), .. Turns("utws", loadCase, microseconds)]);
        LoadTarget target = Assert.Single(new LoadTargets(samples, [loadCase]).All(), t => t.What.StartsWith("CPU time", StringComparison.Ordinal));
        Assert.Equal(isMet, target.IsMet);
    }

    [Fact]
    public void Target_WithoutItsFigures_IsLeftOut() => Assert.Empty(new LoadTargets(new LoadSamples([.. Turns("utws", s_cases[2], 10)]), s_cases).All());

    [Theory]
    [InlineData(new double[] { 3, 1, 2 }, 2)]
    [InlineData(new double[] { 4, 1, 2, 3 }, 2.5)]
    public void Median_IsTheMiddle(double[] values, double median) => Assert.Equal(median, Median.Of(values));

    // Whoever publishes a run gets both from it.
    [Fact]
    public void Readme_HasTheNewestResultsOverview()
    {
        string root = RepositoryPaths.Root;
        string page = File.ReadAllText(Path.Combine(root, "Utws.Benchmarks", "results", "load.md"));
        string overview = ReadmeBlock.Read(File.ReadAllText(Path.Combine(root, "README.md")));
        Assert.NotEmpty(overview);
        Assert.Contains(overview, page, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadmeBlock_IsReplacedAndNothingElse()
    {
        string readme = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "README.md"));
        string replaced = ReadmeBlock.Replace(readme, "| other |\n");
        Assert.Equal("| other |\n", ReadmeBlock.Read(replaced));
        Assert.Equal(readme, ReadmeBlock.Replace(replaced, ReadmeBlock.Read(readme)));
    }

    private static LoadSamples Samples() => new(
    [
        .. Turns("floor", s_cases[0], 10, 12, 11), .. Turns("utws", s_cases[0], 11, 13, 12), .. Turns("utws-durable", s_cases[0], 17, 18, 19),
        .. Turns("soapcore", s_cases[0], 70, 80, 75),
        .. Turns("floor", s_cases[1], 30), .. Turns("utws", s_cases[1], 45), .. Turns("xmlreader", s_cases[1], 300), .. Turns("soapcore", s_cases[1], 1234),
        .. Turns("floor", s_cases[2], 9.5), .. Turns("utws", s_cases[2], 10), .. Turns("utws-durable", s_cases[2], 18),
    ]);

    private static IEnumerable<LoadSample> Turns(string server, LoadCase loadCase, params double[] microseconds) => microseconds.Select((cpu, turn) => new LoadSample(
        LoadServers.All.Single(s => s.Name == server),
        loadCase,
        turn,
        cpu,
        RequestsPerSecond: Math.Round(1_000_000 / cpu),
        P50Milliseconds: cpu / 10,
        P99Milliseconds: cpu / 2,
        AllocatedBytes: cpu > 50 ? 20_000 * cpu : 336,
        ResidentMegabytes: 80 + cpu));
}
