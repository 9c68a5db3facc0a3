using System.Text.Json;
using Utws.Api.Field;
using Utws.Api.Recording.Segments;
using Utws.Tests.Commands;

namespace Utws.Tests.Field;

/// <summary>What can be read of a segment is counted, and what cannot is told.</summary>
public sealed class FieldDamageTests : IDisposable
{
    private const string Two = """[[12,"11.4.2",2,601,"",64,9,"en","CA",null,2,1800000000],[3,"1.0",1,501,"SP3",32,0,"fr","FR","fr_FR",0,0]]""";
    private const int Groups = 100;
    private const int RequestsAGroup = 30;

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.PathOf("data");

    [Fact]
    public async Task Start_WithASegmentThatIsDamagedInTheMiddle_CountsWhatIsBeforeAndTellsItEverAfter()
    {
        using (FieldRun first = new(Data))
        {
            for (int group = 1; group <= Groups; group++)
            {
                first.Commit(group, [.. Enumerable.Repeat(Two, RequestsAGroup)]);
            }
        }

        DamageOnePage(Assert.Single(Directory.GetFiles(Data, "seg-*.db"), f => new FileInfo(f).Length > 100_000));
        File.Delete(Path.Combine(Data, FieldFile.FileName));
        long counted;
        using (FieldRun second = new(Data, segments: Patient()))
        {
            await second.CaughtUpAsync();
            long readable = await RequestsOfReportAsync();
            counted = second.Counts.Read(FieldRange.All, 10).Requests;
            Assert.InRange(readable, Groups * RequestsAGroup / 4, (Groups * RequestsAGroup) - 1);
            Assert.InRange(counted, readable - RequestsAGroup, readable);
            Assert.Equal((0, counted * 2), (counted % RequestsAGroup, second.Counts.Read(FieldRange.All, 10).Sessions));
            Assert.Contains("cannot be read to its end", second.Counts.Status.Problem, StringComparison.Ordinal);
            await second.StopAsync();
        }

        using FieldRun third = new(Data, segments: Patient());
        await third.CaughtUpAsync();
        Assert.Equal(counted, third.Counts.Read(FieldRange.All, 10).Requests);
        Assert.Contains("1 segments of earlier processes could not be read", third.Counts.Status.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poison_IsCountedAsItIsRecordedAndNotFromASegment()
    {
        SegmentStoreOptions refusing = Patient() with
        {
            OnStep = (step, connection) =>
            {
                if (step == SegmentStep.Created)
                {
                    connection.Execute("CREATE TRIGGER r BEFORE INSERT ON request WHEN new.sessions = '[]' BEGIN SELECT RAISE(ABORT, 'not this one'); END");
                }
            },
        };
        using (FieldRun first = new(Data, segments: refusing))
        {
            first.Commit(1, Two, "[]", Two);
            Assert.Equal((3, 1), (first.Counts.Read(FieldRange.All, 10).Requests, first.Segments.Status.PoisonedRequests));
        }

        File.Delete(Path.Combine(Data, FieldFile.FileName));
        using FieldRun second = new(Data);
        await second.CaughtUpAsync();
        Assert.Equal(2, second.Counts.Read(FieldRange.All, 10).Requests);
    }

    public void Dispose() => _folder.Dispose();

    private static void DamageOnePage(string segment)
    {
        byte[] bytes = File.ReadAllBytes(segment);
        int pageBytes = (bytes[16] << 8) | bytes[17];
        bytes.AsSpan(bytes.Length / pageBytes * 3 / 4 * pageBytes, pageBytes).Fill(0xFF);
        File.WriteAllBytes(segment, bytes);
    }

    // The store's own keeper puts nothing aside while this looks.
    private SegmentStoreOptions Patient() => new() { Folder = Data, Node = "node-1", Epoch = 1, AppVersion = "1", RetryDelay = TimeSpan.FromHours(1) };

    private async Task<long> RequestsOfReportAsync()
    {
        CommandRun run = await CommandRun.RunAsync(["report", "--data", Data, "--json"]);
        Assert.Contains("it is damaged", run.Error, StringComparison.Ordinal);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        return report.RootElement.GetProperty("requests").GetInt64();
    }
}
