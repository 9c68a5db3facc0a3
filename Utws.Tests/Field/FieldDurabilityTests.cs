using System.Text.RegularExpressions;
using Utws.Api.Field;
using Utws.Api.Recording.Segments;
using Utws.Api.Recording.Sqlite;
using Utws.Tests.Commands;
using Utws.Tests.Recording;
using Utws.Tests.Recording.Segments;
using Utws.Tests.Support;

namespace Utws.Tests.Field;

/// <summary>Whatever happens between two lives of a process, each group is counted once.</summary>
public sealed partial class FieldDurabilityTests : IDisposable
{
    private const string One = """[[12,"11.4.2",2,601,"",64,9,"en","CA",null,2,1800000000]]""";
    private const string Two = """[[12,"11.4.2",2,601,"",64,9,"en","CA",null,2,1800000000],[3,"1.0",1,501,"SP3",32,0,"fr","FR","fr_FR",0,0]]""";
    private const string Odd = """[[-1,null,0,0,null,0,0,"a]b\"],[","","",1,5]]""";

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.PathOf("data");

    [Fact]
    public async Task Start_AfterACleanStop_HasWhatWasCounted()
    {
        using (FieldRun first = new(Data))
        {
            first.Commit(1, One, Two);
            first.Commit(2, Odd);
            await first.StopAsync();
        }

        using FieldRun second = new(Data);
        await second.CaughtUpAsync();
        second.Commit(1, Two);

        Assert.Equal(await FieldReport.OfRecordAsync(Data), FieldReport.Of(second.Counts));
        Assert.Equal(6, second.Counts.Read(FieldRange.All, 10).Sessions);
    }

    [Fact]
    public async Task Start_AfterAKillBeforeAnyWrite_CountsEachGroupOnce()
    {
        string copy = _folder.PathOf("copy");
        using (FieldRun first = new(Data, options: FieldRun.WritingAtTheEnd))
        {
            await first.CaughtUpAsync();
            first.Commit(1, One, Two);
            first.Commit(2, Odd);
            first.CopyTo(copy);
        }

        await AssertIsCountedOnceAsync(copy, 4);
    }

    [Fact]
    public async Task Start_AfterAKillBetweenWrites_CountsEachGroupOnce()
    {
        string copy = _folder.PathOf("copy");
        using (FieldRun first = new(Data))
        {
            first.Commit(1, One, Two);
            await first.StopAsync();
        }

        using (FieldRun second = new(Data, options: FieldRun.WritingAtTheEnd))
        {
            await second.CaughtUpAsync();
            second.Commit(1, One);
            second.Commit(2, Two);
            second.CopyTo(copy);
        }

        await AssertIsCountedOnceAsync(copy, 6);
    }

    [Fact]
    public async Task Start_AgainAndAgainKilled_CountsEachGroupOnce()
    {
        string from = Data;
        for (int life = 0; life < 5; life++)
        {
            using FieldRun run = new(from, options: life % 2 == 0 ? null : FieldRun.WritingAtTheEnd);
            run.Commit(1, One);
            run.Commit(2, Two, Odd);
            if (life % 2 == 0)
            {
                await run.WrittenAsync();
            }

            run.Commit(4, One, One);
            from = _folder.PathOf($"copy-{life}");
            run.CopyTo(from);
        }

        await AssertIsCountedOnceAsync(from, 5 * 6);
    }

    [Fact]
    public async Task Start_WithoutItsFile_CountsTheSegments()
    {
        using (FieldRun first = new(Data))
        {
            first.Commit(1, One, Two);
        }

        File.Delete(Path.Combine(Data, FieldFile.FileName));
        await AssertIsCountedOnceAsync(Data, 3);
    }

    [Theory]
    [InlineData("no SQLite file at all, but longer than its header is, which is a hundred bytes; so it takes some more words.")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Start_WithADamagedFile_SetsItAsideAndCountsTheSegments(string? content)
    {
        using (FieldRun first = new(Data))
        {
            first.Commit(1, One, Two);
        }

        string file = Path.Combine(Data, FieldFile.FileName);
        byte[] bytes = await File.ReadAllBytesAsync(file);
        Array.Fill(bytes, (byte)0xA5, 4096, bytes.Length - 4096);
        await File.WriteAllBytesAsync(file, content is null ? bytes : System.Text.Encoding.ASCII.GetBytes(content));
        await AssertIsCountedOnceAsync(Data, 3);

        // Of an empty file nothing is worth keeping.
        Assert.Equal(content?.Length != 0, File.Exists(Path.Combine(Data, FieldFile.CorruptName)));
    }

    [Fact]
    public async Task Start_AfterOldSegmentsWereDeleted_StillHasTheirCounts()
    {
        using (FieldRun first = new(Data))
        {
            first.Commit(1, One, Two);
        }

        foreach (string segment in Directory.GetFiles(Data, "seg-*"))
        {
            File.Delete(segment);
        }

        using FieldRun second = new(Data);
        await second.CaughtUpAsync();
        second.Commit(1, One);
        Assert.Equal(4, second.Counts.Read(FieldRange.All, 10).Sessions);
    }

    [Fact]
    public async Task Start_WithADamagedSegment_CountsTheOthersAndTellsIt()
    {
        for (int life = 0; life < 3; life++)
        {
            using FieldRun run = new(Data);
            run.Commit(1, One, Two);
        }

        string damaged = Directory.GetFiles(Data, "seg-*.db").Order(StringComparer.Ordinal).ElementAt(1);
        await File.WriteAllBytesAsync(damaged, new byte[8192]);
        File.Delete(Path.Combine(Data, FieldFile.FileName));

        // The store's own keeper would put it aside: this looks while it is still there.
        using FieldRun last = new(Data, segments: new SegmentStoreOptions { Folder = Data, Node = "node-1", Epoch = 1, AppVersion = "1", RetryDelay = TimeSpan.FromHours(1) });
        await last.CaughtUpAsync();
        Assert.Equal(6, last.Counts.Read(FieldRange.All, 10).Sessions);
    }

    [Fact]
    public async Task Write_DiskRefusesIt_IsToldAndTriedAgain()
    {
        using FieldRun run = new(Data);
        run.Commit(1, One);
        await run.WrittenAsync();
        string file = Path.Combine(Data, FieldFile.FileName);
        File.Delete(file);
        _ = Directory.CreateDirectory(file);
        await RecorderRun.UntilAsync(() => run.Counts.Status.Problem is not null);
        run.Commit(3, Two);
        Assert.Equal(3, run.Counts.Read(FieldRange.All, 10).Sessions);

        Directory.Delete(file);
        await RecorderRun.UntilAsync(() => run.Counts.Status.Problem is null);
        await run.StopAsync();
        await AssertIsCountedOnceAsync(Data, 3);
    }

    [Fact]
    public async Task Start_WhileAnotherProcessHasTheFile_WaitsForIt()
    {
        _ = Directory.CreateDirectory(Data);
        FieldFile other = new(Data);
        Assert.Null(other.Open(out _));
        using FieldRun run = new(Data);
        await RecorderRun.UntilAsync(() => run.Counts.Status.Problem is not null);
        run.Commit(1, Two);
        other.Dispose();
        await run.CaughtUpAsync();
        Assert.Equal(2, run.Counts.Read(FieldRange.All, 10).Sessions);
    }

    [Fact]
    public async Task Restore_HoursAndDays_AreThereAndGrowOld()
    {
        StoreClock clock = new();
        using (FieldRun first = new(Data, clock))
        {
            first.Commit(1, One);
            clock.Instant += TimeSpan.FromHours(23);
            first.Commit(2, Two);
            Assert.Equal((3, 3, 3), Sessions(first));
        }

        using (FieldRun second = new(Data, clock))
        {
            await second.CaughtUpAsync();
            Assert.Equal((3, 3, 3), Sessions(second));
            clock.Instant += TimeSpan.FromHours(1);
            Assert.Equal((2, 3, 3), Sessions(second));
            clock.Instant += TimeSpan.FromDays(28);
            Assert.Equal((0, 3, 3), Sessions(second));
            clock.Instant += TimeSpan.FromDays(1);
            Assert.Equal((0, 2, 3), Sessions(second));
        }

        using FieldRun third = new(Data, clock);
        await third.CaughtUpAsync();
        Assert.Equal((0, 2, 3), Sessions(third));
    }

    [Fact]
    public async Task File_OfAStoppedServer_IsReadAsThePageSays()
    {
        using (FieldRun run = new(Data))
        {
            await run.CaughtUpAsync();
            run.Commit(1, One, Two);
        }

        string page = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "Utws.Api", "Recording", "README.md"));
        using SqliteConnection file = SqliteConnection.Open(Path.Combine(Data, FieldFile.FileName), SqliteOpenMode.ReadOnly);
        using SqliteStatement row = file.Prepare(Command().Match(page).Groups["sql"].Value);
        Assert.True(row.Step());
        Assert.Equal((3, 2), (row.Int64(0), row.Int64(1)));
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("sqlite3 -readonly data/field\\.db \"(?<sql>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Command();

    private static (long Day, long Month, long All) Sessions(FieldRun run) => (
        run.Counts.Read(FieldRange.Day, 10).Sessions, run.Counts.Read(FieldRange.Month, 10).Sessions, run.Counts.Read(FieldRange.All, 10).Sessions);

    private static async Task AssertIsCountedOnceAsync(string folder, long sessions)
    {
        using FieldRun run = new(folder);
        await run.CaughtUpAsync();
        Assert.Equal(sessions, run.Counts.Read(FieldRange.All, 10).Sessions);
        Assert.Equal(await FieldReport.OfRecordAsync(folder), FieldReport.Of(run.Counts));
        await run.StopAsync();

        // And what was caught up with is not caught up with again.
        using FieldRun next = new(folder);
        await next.CaughtUpAsync();
        Assert.Equal(sessions, next.Counts.Read(FieldRange.All, 10).Sessions);
    }
}
