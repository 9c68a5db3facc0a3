using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Recording.Reading;
using Utws.Api.Recording.Segments;
using Utws.Benchmarks;
using Utws.Core.Policy;
using Utws.Core.Recording;
using Utws.Tests.Commands;

namespace Utws.Tests.Recording.Reading;

/// <summary>Reading a folder of segments, whatever state they are in.</summary>
public sealed class RecordReaderTests
{
    [Fact]
    public void Read_EachRequestComesOnceInItsServersOrder()
    {
        using RecordFixture record = new();
        Assert.Equal(
            ["alpha 100 1 1", "alpha 100 1 2", "alpha 100 2 3", "alpha 100 3 5", "alpha 200 1 1", "beta 7 1 1"],
            ReadAll(record.Folder, out string error));
        Assert.Equal("", error);
    }

    [Fact]
    public void Read_LeavesTheFolderAsItWas()
    {
        using RecordFixture record = new();
        string[] before = [.. Directory.EnumerateFiles(record.Folder).Order(StringComparer.Ordinal)];
        _ = ReadAll(record.Folder, out _);
        Assert.Equal(before, Directory.EnumerateFiles(record.Folder).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Read_SegmentDeletedSinceItWasListed_IsPassedOver()
    {
        using RecordFixture record = new();
        StringWriter error = new();
        RecordProblems problems = new(error);
        List<SegmentInfo> segments = RecordFolder.List(record.Folder, problems);
        File.Delete(segments.Single(s => s.Node == "beta").Path);
        using RecordReader reader = new(segments, RecordRange.All, problems);
        int requests = 0;
        while (reader.Read())
        {
            requests++;
        }

        Assert.Equal((5, ""), (requests, error.ToString()));
    }

    // Pages of 2,048 requests: the damage is behind the first ones.
    [Fact]
    public void Read_DamagedSegment_GivesWhatIsBeforeTheDamageAndTells()
    {
        using TemporaryFolder folder = new();
        string path = folder.PathOf("seg-20260131T120000000-000001.db");
        MadeRecord.Create(path, 60_000);
        byte[] bytes = File.ReadAllBytes(path);
        bytes.AsSpan(bytes.Length * 3 / 4).Fill(0xFF);
        File.WriteAllBytes(path, bytes);
        int read = ReadAll(folder.Path, out string error).Count;
        Assert.InRange(read, 2_048, 10_000);
        Assert.StartsWith("utws: seg-20260131T120000000-000001.db: it is damaged: SQLITE_CORRUPT", error, StringComparison.Ordinal);
        Assert.EndsWith("; left out from there on", error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RangeBeyondAClosedSegment_DoesNotReadIt()
    {
        using RecordFixture record = new();
        RecordProblems problems = new(TextWriter.Null);
        List<SegmentInfo> segments = RecordFolder.List(record.Folder, problems);
        using RecordReader all = new(segments, RecordRange.All, problems);
        using RecordReader late = new(segments, RecordRange.All with { SinceMicroseconds = RecordFixture.Noon + (1000 * RecordFixture.Minute) }, problems);
        Assert.InRange(late.TotalBytes, 1, all.TotalBytes - 1);
    }

    // The server's own store commits, switches and closes segments while they are read: each side goes on as if alone.
    [Fact]
    public async Task Read_WhileTheServerRecords_SeesWhatIsCommittedInOrder()
    {
        using TemporaryFolder folder = new();
        using SegmentStore store = new(
            new SegmentStoreOptions { Folder = folder.Path, Node = "live", Epoch = 1, AppVersion = "1", SegmentBytes = 256 * 1024 },
            TimeProvider.System,
            NullLogger.Instance);
        store.Open();
        const int Groups = 300;
        using SemaphoreSlim started = new(0);
        Task writing = Task.Run(() => WriteGroups(store, Groups, started));
        await started.WaitAsync();
        int seen = 0;
        while (!writing.IsCompleted)
        {
            List<string> read = ReadAll(folder.Path, out string error);
            Assert.Equal("", error);
            Assert.Equal(read.Select((_, i) => $"live {store.Epoch} {(i / 10) + 1} {i + 1}"), read, StringComparer.Ordinal);
            Assert.InRange(read.Count, seen, Groups * 10);
            seen = read.Count;
        }

        await writing;
        store.Close();
        Assert.Equal(Groups * 10, ReadAll(folder.Path, out string problems).Count);
        Assert.Equal("", problems);
    }

    private static void WriteGroups(SegmentStore store, int groups, SemaphoreSlim started)
    {
        RecordGroup group = new(64 * 1024, 1000);
        string text = new('x', 200);
        byte[] json = Encoding.UTF8.GetBytes($"""[[1,"{text}",2,601,"",64,9,"en","CA","en_CA",1,5]]""");
        for (int i = 1; i <= groups; i++)
        {
            group.Sequence = i;
            for (int r = 0; r < 10; r++)
            {
                Assert.True(group.TryAppend(new RequestRecord(RecordFixture.Noon + i, 1, new PolicyRevision(1), CallerHash: null, 1), json));
            }

            store.Commit(group);
            group.Complete(isCommitted: true);
            group.Recycle();
            if (i == 1)
            {
                _ = started.Release();
            }
        }
    }

    private static List<string> ReadAll(string folder, out string error)
    {
        StringWriter told = new() { NewLine = "\n" };
        RecordProblems problems = new(told);
        using RecordReader reader = new(RecordFolder.List(folder, problems), RecordRange.All, problems);
        List<string> requests = [];
        while (reader.Read())
        {
            RecordedSessions sessions = reader.Sessions();
            int count = 0;
            while (sessions.MoveNext())
            {
                count++;
            }

            Assert.Equal((reader.Head.Request.SessionCount, null), (count, sessions.Problem));
            requests.Add(FormattableString.Invariant($"{reader.Segment.Node} {reader.Segment.Epoch} {reader.Head.GroupSequence} {reader.Head.Id}"));
        }

        error = told.ToString();
        return requests;
    }
}
