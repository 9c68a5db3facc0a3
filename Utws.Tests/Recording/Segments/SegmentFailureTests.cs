using SQLitePCL;
using Utws.Api.Recording.Segments;
using Utws.Api.Recording.Sqlite;
using Utws.Core.Recording;

namespace Utws.Tests.Recording.Segments;

public sealed class SegmentFailureTests : IDisposable
{
    private readonly StoreFixture _fixture = new();
    private SegmentStep? _failAt;
    private int _failures;
    private int _maxPages;

    public SegmentFailureTests() => _fixture.Options = _fixture.Options with { OnStep = OnStep };

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Commit_FailsAfterItIsOnDisk_IsInTwoSegmentsUnderOneNumber()
    {
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1, requests: 2));
        Fail(SegmentStep.Committed, times: 1);
        store.Commit(StoreFixture.Group(2, requests: 3));
        store.Commit(StoreFixture.Group(3));
        Assert.Equal((1, 2), (store.Status.SuspectSegments, store.Status.SegmentsWritten));
        store.Close();
        Assert.Equal(
            [(1L, 1L, 2L), (2L, 3L, 5L), (2L, 3L, 5L), (3L, 6L, 6L)],
            _fixture.Groups().Select(g => (g.Sequence, g.FirstRequest, g.TotalRequests)));
        Assert.Equal(2, _fixture.Files.Length);
    }

    [Fact]
    public void Commit_FailsBeforeItIsOnDisk_IsInTheFreshSegmentAlone()
    {
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        string suspect = store.Status.CurrentFile!;
        Fail(SegmentStep.Inserted, times: 1);
        store.Commit(StoreFixture.Group(2));
        StoreFixture.WaitUntil(() => StoreFixture.IsClosed(suspect), "the suspect one is closed later");
        Assert.Equal([1, 2], _fixture.Sequences());
        Assert.Contains(_fixture.Log.AboveDebug, e => e.Message.Contains(suspect, StringComparison.Ordinal) && e.Message.Contains("SQLITE_IOERR_FSYNC", StringComparison.Ordinal));
    }

    [Fact]
    public void Commit_FailsTwice_IsAnExceptionForTheOperatorAndOpenGoesOn()
    {
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        Fail(SegmentStep.Inserted, times: 2);
        SessionStoreException failed = Assert.Throws<SessionStoreException>(() => store.Commit(StoreFixture.Group(2)));
        Assert.Contains("SQLITE_IOERR_FSYNC", failed.Message, StringComparison.Ordinal);
        Assert.Contains("No space left on device (28)", failed.Message, StringComparison.Ordinal);
        Assert.Contains(_fixture.Path, failed.Message, StringComparison.Ordinal);
        _ = Assert.Throws<SessionStoreException>(() => store.Commit(StoreFixture.Group(3)));
        store.Open();
        store.Commit(StoreFixture.Group(4));
        store.Close();
        Assert.Equal([(1L, 1L), (4L, 2L)], _fixture.Groups().Select(g => (g.Sequence, g.FirstRequest)));
    }

    [Fact]
    public void Commit_DiskFull_IsTheNameOfItAndLeavesNoEmptyFiles()
    {
        _maxPages = 40;
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        for (int i = 0; i < 20; i++)
        {
            SessionStoreException full = Assert.Throws<SessionStoreException>(() => store.Commit(StoreFixture.Group(2 + i, requests: 10_000)));
            Assert.Contains("SQLITE_FULL", full.Message, StringComparison.Ordinal);
            store.Open();
        }

        Assert.True(_fixture.Files.Length <= 4, $"{_fixture.Files.Length} files");
        _maxPages = 0;
        store.Close();
        store.Open();
        store.Commit(StoreFixture.Group(100, requests: 10_000));
        Assert.Equal([1, 100], _fixture.Sequences());
    }

    [Fact]
    public void Commit_AnotherProgramHoldsTheWriteLock_GoesToAFreshSegment()
    {
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        using (SqliteConnection other = SqliteConnection.Open(store.Status.CurrentFile!, SqliteOpenMode.ReadWrite))
        {
            other.Execute("BEGIN IMMEDIATE");
            store.Commit(StoreFixture.Group(2));
        }

        store.Close();
        Assert.Equal([1, 2], _fixture.Sequences());
        Assert.All(_fixture.Files, f => Assert.True(StoreFixture.IsClosed(f)));
    }

    [Fact]
    public void Commit_FolderDeleted_IsMadeAgainWithTheGroupInIt()
    {
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        Directory.Delete(_fixture.Path, recursive: true);
        store.Commit(StoreFixture.Group(2));
        Assert.Equal([2], _fixture.Sequences());
        _ = Assert.Throws<SessionStoreException>(_fixture.New().Open);
    }

    [Fact]
    public void Commit_FolderMoved_GoesToANewOneOfItsName()
    {
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        StoreFixture.WaitUntil(() => _fixture.Files.Length == 2, "the next segment is made");
        string moved = _fixture.Path + "-moved";
        Directory.Move(_fixture.Path, moved);
        store.Commit(StoreFixture.Group(2));
        store.Close();
        Assert.Equal([2], _fixture.Sequences());
        _fixture.Options = _fixture.Options with { Folder = moved };
        Assert.Equal([1], _fixture.Sequences());
    }

    [Fact]
    public void Commit_FolderMovedAndAnotherProcessHasItsName_IsRefusedAndTheOtherLeftAlone()
    {
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        Directory.Move(_fixture.Path, _fixture.Path + "-moved");

        // Another instant: its segments have other names.
        _fixture.Clock.Instant += TimeSpan.FromSeconds(1);
        SegmentStore other = _fixture.Opened();
        StoreFixture.WaitUntil(() => _fixture.Files.Length == 2, "the other's next segment is there");
        string[] others = _fixture.Files;
        SessionStoreException refused = Assert.Throws<SessionStoreException>(() => store.Commit(StoreFixture.Group(2)));
        Assert.Contains("another process records there", refused.Message, StringComparison.Ordinal);
        Assert.Equal(others, _fixture.Files);
        other.Commit(StoreFixture.Group(3));
        other.Close();
        Assert.Equal([3], _fixture.Sequences());
        store.Open();
        store.Commit(StoreFixture.Group(4));
        store.Close();
        Assert.Equal([3, 4], _fixture.Sequences());
        Assert.Equal([1], StoreFixture.GroupsOf(Assert.Single(Directory.GetFiles(_fixture.Path + "-moved", "seg-*1.db"))).Select(g => g.Sequence));
    }

    [Fact]
    public void Open_FolderDeletedAfterAFailure_IsMadeAgain()
    {
        SegmentStore store = _fixture.Opened();
        Fail(SegmentStep.Inserted, times: 2);
        _ = Assert.Throws<SessionStoreException>(() => store.Commit(StoreFixture.Group(1)));
        Directory.Delete(_fixture.Path, recursive: true);
        store.Open();
        store.Commit(StoreFixture.Group(2));
        Assert.Equal([2], _fixture.Sequences());
    }

    [Fact]
    public void Open_FileInThePlaceOfTheFolder_IsToldSo()
    {
        File.WriteAllText(_fixture.Path, "");
        SessionStoreException refused = Assert.Throws<SessionStoreException>(_fixture.New().Open);
        Assert.Contains("a file, not a folder", refused.Message, StringComparison.Ordinal);
        Assert.Contains(_fixture.Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FolderThatCannotBeMade_NamesItAndTheReason()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // Nobody, not even root, makes folders there.
        _fixture.Options = _fixture.Options with { Folder = "/proc/self/utws" };
        SessionStoreException refused = Assert.Throws<SessionStoreException>(_fixture.New().Open);
        Assert.Contains("/proc/self/utws", refused.Message, StringComparison.Ordinal);
        Assert.Contains("account", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FailsAgainAndAgain_LeavesNothing()
    {
        SegmentStore store = _fixture.New();
        Fail(SegmentStep.Created, times: 50);
        for (int i = 0; i < 50; i++)
        {
            _ = Assert.Throws<SessionStoreException>(store.Open);
        }

        Assert.Empty(_fixture.Files);
        Assert.Empty(Directory.GetFiles(_fixture.Path, "seg-*"));
        store.Open();
        store.Commit(StoreFixture.Group(1));
        Assert.Equal([1], _fixture.Sequences());
    }

    private void Fail(SegmentStep step, int times)
    {
        _failures = times;
        _failAt = step;
    }

    // As an fsync that fails: SQLite's code, and the system's.
    private void OnStep(SegmentStep step, SqliteConnection connection)
    {
        if (step == SegmentStep.Created && _maxPages > 0)
        {
            connection.Execute($"PRAGMA max_page_count={_maxPages}");
        }

        if (step == _failAt && Interlocked.Decrement(ref _failures) >= 0)
        {
            throw new SqliteException(connection.File, "COMMIT", raw.SQLITE_IOERR_FSYNC, 28, "disk I/O error");
        }
    }
}
