using System.Text;
using Utws.Benchmarks;
using Utws.Tests.Recording.Reading;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary><c>utws report</c> over a made record.</summary>
public sealed class ReportCommandTests
{
    [Theory]
    [InlineData("usual", "txt")]
    [InlineData("json", "json")]
    [InlineData("csv", "csv")]
    [InlineData("others", "txt")]
    public async Task Record_IsReported(string view, string extension)
    {
        using RecordFixture record = new();
        string[] options = view switch
        {
            "usual" => [],
            "others" => ["--by", "locale,servicePack,policy,apiVersion,node", "--top", "2"],
            _ => ["--" + view],
        };
        CommandRun run = await CommandRun.RunAsync(["report", "--data", record.Folder, .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await VerifyFile.VerifyAsync(Encoding.UTF8.GetBytes(run.Output), [("view", view), ("extension", extension)], extension);
    }

    [Theory]
    [InlineData("--since 2026-01-31T13:01:00Z", 5)]
    [InlineData("--since 2026-01-31T13:01:00.000002Z", 3)]
    [InlineData("--until 2026-01-31T13:01:00.000001Z", 4)]
    [InlineData("--since 2026-01-31 --until 2026-02-01", 9)]
    [InlineData("--until 2026-01-31", 0)]
    [InlineData("--since 2026-02-01", 0)]
    public async Task Range_IsFromItsFirstInstantToBeforeItsLast(string options, int sessions)
    {
        using RecordFixture record = new();
        CommandRun run = await CommandRun.RunAsync(["report", "--csv", "--by", "node", "--data", record.Folder, .. options.Split(' ')]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"section,key1,key2,key3,sessions,share\ntotal,,,,{sessions},", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenSegments_AreToldAndLeftOut()
    {
        using RecordFixture record = new();
        await File.WriteAllTextAsync(record.PathOf("seg-20260131T160000000-000007.db"), new string('x', 5000));
        await File.WriteAllTextAsync(record.PathOf("seg-20260131T160000000-000008.db"), "short");
        using (MadeSegment newer = record.Segment("alpha", 300, 9, RecordFixture.Noon))
        {
            newer.Execute("UPDATE meta SET value = 2 WHERE key = 'format'");
        }

        using (MadeSegment foreign = record.Segment("alpha", 300, 10, RecordFixture.Noon))
        {
            foreign.Execute("DROP VIEW session; DROP TABLE request");
        }

        CommandRun run = await CommandRun.RunAsync(["report", "--csv", "--by", "node", "--data", record.Folder]);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            """
            utws: seg-20260131T120000000-000009.db: it has format 2, and this version reads format 1; left out
            utws: seg-20260131T120000000-000010.db: it is a SQLite file, but no segment; left out
            utws: seg-20260131T160000000-000007.db: it is no SQLite file; left out
            utws: seg-20260131T160000000-000008.db: it is no SQLite file; left out

            """,
            run.Error);
        Assert.Contains("\ntotal,,,,9,1\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SessionsThatAreNoneOfOurs_AreToldAndTheOthersCounted()
    {
        using RecordFixture record = new();
        using MadeSegment odd = record.Segment("gamma", 1, 11, RecordFixture.Noon);
        odd.AddGroup(
            1,
            new MadeRequest(RecordFixture.Noon, 1, "[[1,"u8.ToArray()),
            new MadeRequest(RecordFixture.Noon, 1, """[[1,"2"]]"""u8.ToArray()),
            new MadeRequest(RecordFixture.Noon, 1, """[[1,"\ud800",2,3,null,5,6,null,null,null,0,0]]"""u8.ToArray()),
            new MadeRequest(RecordFixture.Noon, 1, """[[1,null,2,3,null,5,6,null,null,null,3,0]]"""u8.ToArray()),
            new MadeRequest(RecordFixture.Noon, 1, """[[1,null,2,3,null,5,6,null,null,null,2,0]]"""u8.ToArray()));
        CommandRun run = await CommandRun.RunAsync(["report", "--csv", "--by", "node", "--data", record.Folder]);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(4, run.Error.Split('\n').Count(l => l.StartsWith("utws: seg-20260131T120000000-000011.db: the sessions of request ", StringComparison.Ordinal)));
        Assert.Contains("\nnode,gamma,,,1,0.1\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoFolder_IsSaid()
    {
        using TemporaryFolder folder = new();
        CommandRun run = await CommandRun.RunAsync(["report", "--data", "nowhere"], folder.Path);
        Assert.Equal((2, "", "utws: nowhere: there is no such folder; --data names the folder that the server records into\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task NoFolderGiven_IsTheServersOwn()
    {
        using TemporaryFolder folder = new();
        CommandRun run = await CommandRun.RunAsync(["report"], folder.Path);
        Assert.Equal((2, "utws: data: there is no such folder; --data names the folder that the server records into\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task FolderWithoutSegments_IsSaid()
    {
        using TemporaryFolder folder = new();
        CommandRun run = await CommandRun.RunAsync(["report", "--data", "."], folder.Path);
        Assert.Equal((2, "utws: .: there are no segments (seg-*.db) in it; --data names the folder that the server records into\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task SegmentsWithoutSessions_AreZero()
    {
        using TemporaryFolder folder = new();
        using (MadeSegment empty = new(folder.PathOf("seg-20260131T120000000-000001.db"), "alpha", 1, RecordFixture.Noon))
        {
            CommandRun run = await CommandRun.RunAsync(["report", "--data", "."], folder.Path);
            Assert.Equal((0, "sessions  0\nrequests  0\nsegments  0\n", ""), (run.ExitCode, run.Output, run.Error));
        }
    }

    [Theory]
    [InlineData("report --top 0", "--top is '0'; expected a whole number from 1 to 100000.")]
    [InlineData("report --by colour", "--by is 'colour'; expected names of product, version, country, decision, language, platform, locale, servicePack, policy, apiVersion, node, time, separated by commas.")]
    [InlineData("report --by 1", "--by is '1'; expected names of product, version, country, decision, language, platform, locale, servicePack, policy, apiVersion, node, time, separated by commas.")]
    [InlineData("report --since yesterday", "--since is 'yesterday'; expected a date, a date and time with Z or an offset, or a duration back from now such as 24h, 7d or P1M.")]
    [InlineData("report --since 0d", "--since is '0d'; expected a date, a date and time with Z or an offset, or a duration back from now such as 24h, 7d or P1M.")]
    [InlineData("report --until P9999Y", "--until is 'P9999Y'; expected a date, a date and time with Z or an offset, or a duration back from now such as 24h, 7d or P1M.")]
    [InlineData("report --since 1d --until 2d", "--since is not before --until.")]
    [InlineData("report --json --csv", "--json and --csv are two formats; one of them.")]
    public async Task WrongOption_IsToldOnStandardErrorWithExitCode2(string line, string expected)
    {
        CommandRun run = await CommandRun.RunAsync(line.Split(' '));
        Assert.Equal((2, "", $"utws: {expected}\nutws: --help tells what there is\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task Help_HasOptionsAndExitCodes()
    {
        CommandRun run = await CommandRun.RunAsync(["report", "--help"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        await VerifyFile.VerifyAsync(Encoding.UTF8.GetBytes(string.Join('\n', run.Output.Split('\n').Select(l => l.TrimEnd()))), extension: "txt");
    }
}
