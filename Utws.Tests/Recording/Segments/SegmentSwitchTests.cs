using Utws.Api.Recording.Segments;
using Utws.Api.Recording.Sqlite;

namespace Utws.Tests.Recording.Segments;

public sealed class SegmentSwitchTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Commit_HundredSwitches_LoseNothingAndCloseAll()
    {
        _fixture.Options = _fixture.Options with { SegmentBytes = 1 };
        SegmentStore store = _fixture.Opened();
        for (int i = 1; i <= 101; i++)
        {
            store.Commit(StoreFixture.Group(i, requests: 3));
        }

        StoreFixture.WaitUntil(() => store.Status.OpenOldSegments == 0, "the old segments are closed");
        store.Close();
        Assert.Equal(Enumerable.Range(1, 101).Select(i => (long)i), _fixture.Sequences());
        Assert.Equal(Enumerable.Range(0, 101).Select(i => 1 + (i * 3L)), _fixture.Groups().Select(g => g.FirstRequest));
        Assert.True(_fixture.Files.Length > 50, $"{_fixture.Files.Length} segments");
        Assert.All(_fixture.Files, file => Assert.True(StoreFixture.IsClosed(file)));
        Assert.Empty(Directory.GetFiles(_fixture.Path, "*-wal"));
    }

    [Fact]
    public void Commit_NextSegmentIsReady_IsTheOneThatWasMadeBehind()
    {
        int writer = Environment.CurrentManagedThreadId;
        List<int> makers = [];
        _fixture.Options = _fixture.Options with
        {
            SegmentBytes = 1,
            OnStep = (step, _) =>
            {
                if (step == SegmentStep.Created)
                {
                    lock (makers)
                    {
                        makers.Add(Environment.CurrentManagedThreadId);
                    }
                }
            },
        };
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        StoreFixture.WaitUntil(() => _fixture.Files.Length == 2 && MadeCount() == 2, "the next segment is made");
        store.Commit(StoreFixture.Group(2));
        StoreFixture.WaitUntil(() => MadeCount() == 3, "the one after it is made");
        Assert.Equal(writer, makers[0]);
        Assert.DoesNotContain(writer, makers[1..]);
        Assert.Equal(_fixture.Files[1], store.Status.CurrentFile);

        int MadeCount()
        {
            lock (makers)
            {
                return makers.Count;
            }
        }
    }

    [Fact]
    public void Commit_NextSegmentDoesNotCome_GoesOnToTwiceTheSizeAndThenMakesIt()
    {
        using ManualResetEventSlim held = new();
        int writer = Environment.CurrentManagedThreadId;
        _fixture.Options = _fixture.Options with
        {
            SegmentBytes = 200_000,
            OnStep = (step, _) =>
            {
                if (step == SegmentStep.Created && Environment.CurrentManagedThreadId != writer)
                {
                    held.Wait(TimeSpan.FromSeconds(30));
                }
            },
        };
        SegmentStore store = _fixture.Opened();
        string first = store.Status.CurrentFile!;
        int sequence = 0;
        long bytes = 0;
        while (store.Status.CurrentFile == first)
        {
            bytes = store.Status.CurrentBytes;
            store.Commit(StoreFixture.Group(++sequence));
        }

        held.Set();
        Assert.InRange(bytes, 350_000, 450_000);
        Assert.Equal(Enumerable.Range(1, sequence).Select(i => (long)i), _fixture.Sequences());
    }

    [Fact]
    public void Commit_SegmentOfAge_IsSwitchedWithTheNextGroup()
    {
        SegmentStore store = _fixture.Opened();
        string first = store.Status.CurrentFile!;
        _fixture.Clock.Instant += TimeSpan.FromHours(2);
        store.Commit(StoreFixture.Group(1));
        Assert.Equal(first, store.Status.CurrentFile);
        _fixture.Clock.Instant += TimeSpan.FromMinutes(59);
        store.Commit(StoreFixture.Group(2));
        Assert.Equal(first, store.Status.CurrentFile);
        StoreFixture.WaitUntil(() => _fixture.Files.Length == 2 && File.Exists(_fixture.Files[1] + "-wal"), "the next segment is made");
        _fixture.Clock.Instant += TimeSpan.FromMinutes(1);
        int sequence = 2;
        StoreFixture.WaitUntil(
            () =>
            {
                store.Commit(StoreFixture.Group(++sequence));
                return store.Status.CurrentFile != first;
            },
            "the next segment is taken");
        StoreFixture.WaitUntil(() => StoreFixture.IsClosed(first), "the first one is closed");
    }

    [Fact]
    public void Close_ReaderHeldDuringSwitch_SeesItsSnapshotAndTheSegmentIsClosedAfterIt()
    {
        _fixture.Options = _fixture.Options with { SegmentBytes = 1 };
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        string first = store.Status.CurrentFile!;
        SqliteConnection reader = SqliteConnection.Open(first, SqliteOpenMode.ReadOnly);
        reader.Execute("BEGIN");
        Assert.Equal(1, reader.ReadInt64("SELECT count(*) FROM grp"));
        int sequence = 1;
        while (store.Status.CurrentFile == first)
        {
            store.Commit(StoreFixture.Group(++sequence));
        }

        for (int i = 0; i < 5; i++)
        {
            store.Commit(StoreFixture.Group(++sequence));
        }

        StoreFixture.WaitUntil(() => store.Status.OpenOldSegments == 1, "all but the one that is read are closed");
        Assert.Equal(1, reader.ReadInt64("SELECT count(*) FROM grp"));
        Assert.False(StoreFixture.IsClosed(first));
        reader.Dispose();
        StoreFixture.WaitUntil(() => store.Status.OpenOldSegments == 0, "it is closed, too");
        Assert.True(StoreFixture.IsClosed(first));
        Assert.DoesNotContain(_fixture.Log.AboveDebug, e => e.Level > Microsoft.Extensions.Logging.LogLevel.Information);
    }

    [Fact]
    public void Close_ReaderStays_EndsAfterItsPatienceAndTheNextStartCloses()
    {
        _fixture.Options = _fixture.Options with { ClosePatience = TimeSpan.FromMilliseconds(100) };
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        string first = store.Status.CurrentFile!;
        using (SqliteConnection reader = SqliteConnection.Open(first, SqliteOpenMode.ReadOnly))
        {
            reader.Execute("BEGIN");
            _ = reader.ReadInt64("SELECT count(*) FROM grp");
            store.Close();
            Assert.Equal([1], _fixture.Sequences());
        }

        Assert.False(StoreFixture.IsClosed(first));
        _ = _fixture.Opened();
        StoreFixture.WaitUntil(() => StoreFixture.IsClosed(first), "the next start closes it");
    }
}
