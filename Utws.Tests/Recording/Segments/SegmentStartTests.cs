using Utws.Api.Recording.Segments;
using Utws.Core.Recording;

namespace Utws.Tests.Recording.Segments;

/// <summary>What a process finds of the one before it.</summary>
public sealed class SegmentStartTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Open_ClockSetBack_HasALaterEpochAndHigherNumbers()
    {
        _fixture.Record(1, 2);
        _fixture.Clock.Instant -= TimeSpan.FromDays(1);
        _fixture.Options = _fixture.Options with { Epoch = 5 };
        _fixture.Record(1);
        Assert.Equal(
            [(StoreFixture.Epoch, 1L, 1L), (StoreFixture.Epoch, 2L, 2L), (StoreFixture.Epoch + 1, 1L, 1L)],
            _fixture.Groups().Select(g => (g.Epoch, g.Sequence, g.FirstRequest)));
        Assert.All(_fixture.Files, f => Assert.Matches("^seg-202611[0-9]{2}T120000000-[0-9]{6}.db$", Path.GetFileName(f)));
    }

    [Fact]
    public void Open_SegmentsAllDeleted_StillHasALaterEpoch()
    {
        _fixture.Record(1);
        File.Delete(_fixture.Files[0]);
        Assert.Equal(StoreFixture.Epoch + 1, _fixture.Opened().Epoch);
    }

    [Fact]
    public void Open_LockFileDeleted_KnowsTheEpochFromTheSegments()
    {
        _fixture.Record(1);
        File.Delete(Path.Combine(_fixture.Path, SegmentFolder.LockName));
        Assert.Equal(StoreFixture.Epoch + 1, _fixture.Opened().Epoch);
    }

    [Fact]
    public void Open_LaterStart_KeepsItsEpoch()
    {
        _fixture.Record(1);
        _fixture.Options = _fixture.Options with { Epoch = StoreFixture.Epoch + 1000 };
        Assert.Equal(StoreFixture.Epoch + 1000, _fixture.Opened().Epoch);
    }

    [Fact]
    public void Open_SecondStore_IsRefusedUntilTheFirstIsClosed()
    {
        SegmentStore first = _fixture.Opened();
        first.Commit(StoreFixture.Group(1));
        SegmentStore second = _fixture.New();
        SessionStoreException refused = Assert.Throws<SessionStoreException>(second.Open);
        Assert.Contains(_fixture.Path, refused.Message, StringComparison.Ordinal);
        Assert.Contains("another process", refused.Message, StringComparison.Ordinal);
        first.Close();
        second.Open();
        second.Commit(StoreFixture.Group(1));
        Assert.Equal(StoreFixture.Epoch + 1, second.Epoch);
    }

    [Fact]
    public void Open_ProcessWasKilled_ClosesItsSegmentWithAllThatWasCommitted()
    {
        SegmentStore killed = _fixture.Opened();
        killed.Commit(StoreFixture.Group(1, requests: 100));
        killed.Commit(StoreFixture.Group(2, requests: 100));
        string left = Path.GetFileName(killed.Status.CurrentFile!);
        _fixture.Options = _fixture.Options with { Folder = _fixture.CopyLive(killed, "killed") };
        SegmentStore next = _fixture.Opened();
        string file = Path.Combine(_fixture.Path, left);
        StoreFixture.WaitUntil(() => StoreFixture.IsClosed(file), "the segment is closed");
        Assert.Equal([1, 2], StoreFixture.GroupsOf(file).Select(g => g.Sequence));
        Assert.Equal(new CommittedTotals(200, 200), next.CommittedIn(StoreFixture.Epoch));
        Assert.Equal(StoreFixture.Epoch + 1, next.Epoch);
    }

    [Fact]
    public void Open_EmptySegmentsLeft_AreDeleted()
    {
        SegmentStore killed = _fixture.Opened();
        _fixture.Options = _fixture.Options with { Folder = _fixture.CopyLive(killed, "killed") };
        File.WriteAllBytes(Path.Combine(_fixture.Path, "seg-20260101T000000000-000009.db"), []);
        File.WriteAllBytes(Path.Combine(_fixture.Path, "new-seg-20260101T000000000-000008.db"), []);
        string[] left = _fixture.Files;
        SegmentStore next = _fixture.Opened();
        StoreFixture.WaitUntil(() => !left.Any(File.Exists), "what is empty is deleted");
        StoreFixture.WaitUntil(() => next.Status.OpenOldSegments == 0, "nothing is left to be closed");
        Assert.Empty(Directory.GetFiles(_fixture.Path, "new-seg-20260101*"));
        Assert.Contains("-000010.db", next.Status.CurrentFile, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_fixture.Path, "*.corrupt"));
    }

    [Fact]
    public void CommittedIn_OldestSegmentsDeleted_CountsThemAllTheSame()
    {
        _fixture.Options = _fixture.Options with { SegmentBytes = 1 };
        SegmentStore store = _fixture.Opened();
        for (int i = 1; i <= 5; i++)
        {
            store.Commit(StoreFixture.Group(i, requests: i));
        }

        store.Close();
        foreach (string file in _fixture.Files[..^1])
        {
            File.Delete(file);
        }

        Assert.Equal(new CommittedTotals(15, 15), _fixture.Opened().CommittedIn(StoreFixture.Epoch));
        Assert.Equal(default, _fixture.New().CommittedIn(StoreFixture.Epoch - 1));
    }

    [Fact]
    public void Open_FilesOfOthers_AreLeftAlone()
    {
        _ = Directory.CreateDirectory(_fixture.Path);
        string[] names = ["notes.txt", "seg-.db", "seg-20260101T000000000.db", "seg-x-abc.db", "backup.db"];
        foreach (string name in names)
        {
            File.WriteAllText(Path.Combine(_fixture.Path, name), "kept");
        }

        _fixture.Record(1);
        Assert.All(names, name => Assert.Equal("kept", File.ReadAllText(Path.Combine(_fixture.Path, name))));
    }
}
