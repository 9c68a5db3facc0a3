using System.Text;
using Microsoft.Extensions.Logging;
using Utws.Api.Recording;
using Utws.Api.Recording.Segments;
using Utws.Api.Recording.Sqlite;
using Utws.Core.Policy;
using Utws.Core.Recording;

namespace Utws.Tests.Recording.Segments;

public sealed class SegmentStoreTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Open_FolderThatIsNotThere_IsMadeWithItsParents()
    {
        _fixture.Options = _fixture.Options with { Folder = Path.Combine(_fixture.Path, "a", "b") };
        _ = _fixture.Opened();
        Assert.NotEmpty(_fixture.Files);
    }

    [Fact]
    public void Open_Twice_IsTheSameSegment()
    {
        SegmentStore store = _fixture.Opened();
        string? file = store.Status.CurrentFile;
        store.Open();
        Assert.Equal(file, store.Status.CurrentFile);
    }

    [Fact]
    public void Commit_BeforeOpen_IsAStoreException() =>
        _ = Assert.Throws<SessionStoreException>(() => _fixture.New().Commit(StoreFixture.Group(1)));

    [Fact]
    public void Commit_Group_CanBeReadByOthersAtOnce()
    {
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1, requests: 3));
        store.Commit(StoreFixture.Group(2, requests: 2));
        string file = store.Status.CurrentFile!;
        Assert.Equal(
            [new(file, StoreFixture.Epoch, 1, 1, 3, 3, 3, 3), new(file, StoreFixture.Epoch, 2, 4, 2, 2, 5, 5)],
            _fixture.Groups());
        Assert.Equal("1,2,3,4,5", StoreFixture.Scalar(file, "SELECT group_concat(id) FROM request"));
    }

    [Fact]
    public void Commit_Request_HasEveryValue()
    {
        SegmentStore store = _fixture.Opened();
        RecordGroup group = new(1000, 10) { Sequence = 7 };
        byte[] sessions = Encoding.UTF8.GetBytes("""[[1,"ä😀"],[2]]""");
        Assert.True(group.TryAppend(new RequestRecord(long.MaxValue, int.MinValue, new PolicyRevision(0xFFFF_FFFF_FFFF), long.MinValue, 2), sessions));
        Assert.True(group.TryAppend(new RequestRecord(0, 0, default, null, 0), "[]"u8));
        store.Commit(group);
        using SqliteConnection connection = SqliteConnection.Open(store.Status.CurrentFile!, SqliteOpenMode.ReadOnly);
        using SqliteStatement rows = connection.Prepare("SELECT * FROM request");
        Assert.True(rows.Step());
        Assert.Equal(
            (1L, long.MaxValue, (long)int.MinValue, 0xFFFF_FFFF_FFFFL, long.MinValue, 2L),
            (rows.Int64(0), rows.Int64(1), rows.Int64(2), rows.Int64(3), rows.Int64(4), rows.Int64(5)));
        Assert.Equal(sessions, rows.Bytes(6).ToArray());
        Assert.True(rows.Step());
        Assert.True(rows.IsNull(4));
        Assert.Equal("[]", rows.Text(6));
    }

    [Fact]
    public void Open_Segment_TellsWhoWroteIt()
    {
        SegmentStore store = _fixture.Opened();
        using SqliteConnection connection = SqliteConnection.Open(store.Status.CurrentFile!, SqliteOpenMode.ReadOnly);
        Assert.Equal(
            $"created_us={SegmentClock.ToMicroseconds(_fixture.Clock.Instant)};epoch={StoreFixture.Epoch};fields={SegmentSchema.Fields};format=1;node=node-1;version=1.2.3",
            connection.ReadText("SELECT group_concat(key || '=' || value, ';') FROM meta"));
        Assert.Equal((8192, "wal"), (connection.ReadInt64("PRAGMA page_size"), connection.ReadText("PRAGMA journal_mode")));
    }

    [Fact]
    public void Close_Segment_IsOnePlainFileThatSaysSo()
    {
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        store.Close();
        string file = Assert.Single(_fixture.Files);
        Assert.True(StoreFixture.IsClosed(file));
        Assert.Equal("utws.lock", Path.GetFileName(Assert.Single(Directory.GetFiles(_fixture.Path), f => f != file)));
        Assert.Equal([1], _fixture.Sequences());
    }

    [Fact]
    public void Close_NothingRecorded_LeavesNoSegment()
    {
        _fixture.Opened().Close();
        Assert.Equal(Path.Combine(_fixture.Path, "utws.lock"), Assert.Single(Directory.GetFiles(_fixture.Path)));
    }

    [Fact]
    public void Close_Twice_IsLikeOnce()
    {
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        store.Close();
        store.Close();
        store.Dispose();
        store.Dispose();
        _ = Assert.Throws<SessionStoreException>(store.Open);
    }

    // The end of a host whose disk hangs: the writer has been waited for in vain.
    [Fact]
    public void Dispose_WhileAGroupIsWritten_LeavesTheSegmentToTheNextStart()
    {
        using ManualResetEventSlim isWriting = new();
        using ManualResetEventSlim mayCommit = new();
        _fixture.Options = _fixture.Options with
        {
            OnStep = (step, _) =>
            {
                if (step == SegmentStep.Inserted)
                {
                    isWriting.Set();
                    mayCommit.Wait();
                }
            },
        };
        SegmentStore store = _fixture.Opened();
        Exception? failure = null;
        Thread writer = new(() => failure = Record.Exception(() => store.Commit(StoreFixture.Group(1))));
        writer.Start();
        isWriting.Wait();
        store.Dispose();
        mayCommit.Set();
        writer.Join();
        Assert.Null(failure);
        store.Close();
        Assert.Equal([1], _fixture.Sequences());
        Assert.DoesNotContain(_fixture.Log.AboveDebug, e => e.Level > LogLevel.Information);
    }

    [Fact]
    public void Open_AfterClose_GoesOnInTheSameEpoch()
    {
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        store.Close();
        store.Open();
        store.Commit(StoreFixture.Group(2));
        store.Close();
        Assert.Equal([(StoreFixture.Epoch, 1L, 1L), (StoreFixture.Epoch, 2L, 2L)], _fixture.Groups().Select(g => (g.Epoch, g.Sequence, g.FirstRequest)));
    }

    [Fact]
    public void Commit_Request_AllocatesNothing()
    {
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1, requests: 10));
        store.Commit(StoreFixture.Group(2, requests: 1000));

        // What a group costs, however many requests it has, is not a request's.
        long few = Allocated(StoreFixture.Group(3, requests: 10));
        long many = Allocated(StoreFixture.Group(4, requests: 1000));
        Assert.Equal(few, many);

        long Allocated(RecordGroup group)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            store.Commit(group);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Status_AfterCommits_TellsFileAndBytes()
    {
        SegmentStore store = _fixture.Opened();
        Assert.Equal(0, store.Status.SegmentsWritten);
        store.Commit(StoreFixture.Group(1));
        store.Commit(StoreFixture.Group(2));
        SegmentStoreStatus status = store.Status;
        Assert.Equal(_fixture.Files[0], status.CurrentFile);
        Assert.Equal((1, 0, 0, 0), (status.SegmentsWritten, status.SuspectSegments, status.CorruptSegments, status.PoisonedRequests));
        Assert.True(status.CurrentBytes > 8192);
        Assert.True(status.LastCommit > TimeSpan.Zero);
    }
}
