using System.Text;
using Utws.Tests.Recording.Reading;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary><c>utws policy replay</c> over a made record.</summary>
public sealed class ReplayCommandTests
{
    private const string Policy = """
        { "rules": [
            { "name": "canada", "when": { "country": "CA", "productID": 12 }, "publish": "Details", "for": "P31D" },
            { "name": "no country", "when": { "country": "" }, "publish": "Discard" },
            { "name": "never", "when": { "productID": 999 }, "publish": "Discard" } ],
          "otherwise": { "publish": "SummaryOnly", "for": "P90D" } }
        """;

    [Theory]
    [InlineData("table", "txt")]
    [InlineData("json", "json")]
    public async Task Record_IsDecidedAnew(string view, string extension)
    {
        using RecordFixture record = new();
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.PathOf("new.json"), Policy);
        CommandRun run = await CommandRun.RunAsync(
            ["policy", "replay", "new.json", "--data", record.Folder, .. view == "json" ? ["--json"] : Array.Empty<string>()], folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await VerifyFile.VerifyAsync(Encoding.UTF8.GetBytes(run.Output), [("view", view), ("extension", extension)], extension);
    }

    [Fact]
    public async Task Samples_AreSaidToBeStandIns()
    {
        using RecordFixture record = new();
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.PathOf("new.json"), """{ "rules": [ { "name": "half", "sample": 0.5, "publish": "Details", "publishUntil": 1 } ], "otherwise": { "publish": "Discard" } }""");
        CommandRun run = await CommandRun.RunAsync(["policy", "replay", "new.json", "--data", record.Folder], folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith("\nSamples are drawn with a stand-in for the caller's address, which is not recorded: their shares are right, but the sessions in them are others than the server would take.\n", run.Output, StringComparison.Ordinal);
    }

    // 20,000 draws of a half: 10,000 with a deviation of 71; five of them and more is no chance.
    [Fact]
    public async Task Sample_TakesItsShareOfRequests()
    {
        using TemporaryFolder folder = new();
        Benchmarks.MadeRecord.Create(folder.PathOf("seg-20260131T120000000-000001.db"), 20_000);
        await File.WriteAllTextAsync(folder.PathOf("new.json"), """{ "rules": [ { "name": "half", "sample": 0.5, "publish": "Details", "publishUntil": 1 } ], "otherwise": { "publish": "Discard" } }""");
        CommandRun run = await CommandRun.RunAsync(["policy", "replay", "new.json", "--data", ".", "--json"], folder.Path);
        using var document = System.Text.Json.JsonDocument.Parse(run.Output);
        Assert.InRange(document.RootElement.GetProperty("rules")[0].GetProperty("sessions").GetInt32(), 9_600, 10_400);
        Assert.True(document.RootElement.GetProperty("samplesAreStandIns").GetBoolean());
    }

    // The server decides at an instant to 100 ns, and records it to the microsecond: 9 steps of P31D are not told.
    [Theory]
    [InlineData("dotnetTicks", 639_081_360_000_000_009, 0)]
    [InlineData("dotnetTicks", 639_081_360_000_000_010, 1)]
    [InlineData("dotnetTicks", 639_081_359_999_999_999, 1)]
    [InlineData("fileTime", 134_170_128_000_000_009, 0)]
    [InlineData("fileTime", 134_170_128_000_000_010, 1)]
    [InlineData("unixMilliseconds", 1_772_539_200_001, 1)]
    [InlineData("unixSeconds", 1_772_539_200, 0)]
    [InlineData("unixSeconds", 1_772_539_201, 1)]
    public async Task SamePolicy_DecidesAsBefore(string unit, long recorded, int onlyUntil)
    {
        using TemporaryFolder folder = new();
        using (Benchmarks.MadeSegment segment = new(folder.PathOf("seg-20260131T120000000-000001.db"), "alpha", epoch: 1, RecordFixture.Noon))
        {
            segment.AddGroup(1, RecordFixture.Request(RecordFixture.Noon, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[[12,null,0,0,null,0,0,null,null,null,2,{recorded}]]")));
        }

        await File.WriteAllTextAsync(folder.PathOf("new.json"), $$"""{ "publishUntilUnit": "{{unit}}", "otherwise": { "publish": "Details", "for": "P31D" } }""");
        CommandRun run = await CommandRun.RunAsync(["policy", "replay", "new.json", "--data", ".", "--json"], folder.Path);
        using var document = System.Text.Json.JsonDocument.Parse(run.Output);
        Assert.Equal((0, onlyUntil), (document.RootElement.GetProperty("changed").GetInt32(), document.RootElement.GetProperty("onlyUntil").GetInt32()));
    }

    [Fact]
    public async Task PolicyThatCannotBeUsed_IsSaid()
    {
        using RecordFixture record = new();
        CommandRun run = await CommandRun.RunAsync(["policy", "replay", "nowhere.json", "--data", record.Folder]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("utws: nowhere.json", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy replay", "Required argument 'FILE' missing for command: 'replay'.")]
    [InlineData("policy replay x.json --until 1x", "--until is '1x'; expected a date, a date and time with Z or an offset, or a duration back from now such as 24h, 7d or P1M.")]
    public async Task WrongUsage_IsToldOnStandardErrorWithExitCode2(string line, string expected)
    {
        CommandRun run = await CommandRun.RunAsync(line.Split(' '));
        Assert.Equal((2, "", $"utws: {expected}\nutws: --help tells what there is\n"), (run.ExitCode, run.Output, run.Error));
    }
}
