using Utws.Api.Recording.Segments;

namespace Utws.Tests.Recording.Segments;

public sealed class SegmentRetentionTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void MaxAge_OlderSegments_AreDeletedWhenTheirNewestGroupIs()
    {
        _fixture.Record(1);
        _fixture.Clock.Instant += TimeSpan.FromHours(2);
        _fixture.Record(1);
        string[] files = _fixture.Files;
        _fixture.Options = _fixture.Options with { MaxAge = TimeSpan.FromHours(3) };
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        _fixture.Clock.Instant += TimeSpan.FromMinutes(61);
        StoreFixture.WaitUntil(() => store.Status.DeletedSegments == 1, "the oldest is deleted");
        Assert.Equal([false, true], files.Select(File.Exists));
        _fixture.Clock.Instant += TimeSpan.FromDays(100);
        StoreFixture.WaitUntil(() => store.Status.DeletedSegments == 2, "the next one is deleted");
        Assert.Equal([false, false], files.Select(File.Exists));
        Assert.True(File.Exists(store.Status.CurrentFile));
        Assert.True(store.Status.DeletedBytes > 0);
        StoreFixture.WaitUntil(() => _fixture.Log.AboveDebug.Count(e => e.Message.StartsWith("1 segments were deleted", StringComparison.Ordinal)) == 2, "both are told");
    }

    [Fact]
    public void MaxBytes_MoreThanThat_TheOldestAreDeletedUntilItFits()
    {
        for (int i = 0; i < 4; i++)
        {
            _fixture.Record(1);
        }

        string[] files = _fixture.Files;
        long each = new FileInfo(files[0]).Length;
        _fixture.Options = _fixture.Options with { MaxBytes = each * 5 };
        SegmentStore store = _fixture.Opened();
        StoreFixture.WaitUntil(() => store.Status.DeletedSegments > 0, "something is deleted");
        StoreFixture.WaitUntil(() => store.Status.FolderBytes <= each * 5, "it fits");
        Assert.False(File.Exists(files[0]));
        Assert.True(File.Exists(files[3]));
    }

    [Fact]
    public void MaxBytes_LessThanOneSegment_LeavesTheCurrentOne()
    {
        _fixture.Record(1);
        string old = _fixture.Files[0];
        _fixture.Options = _fixture.Options with { MaxBytes = 1 };
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1));
        StoreFixture.WaitUntil(() => !File.Exists(old), "the old one is deleted");
        store.Commit(StoreFixture.Group(2));
        Assert.Equal([1, 2], _fixture.Sequences());
    }

    [Fact]
    public void MayDelete_SaysNo_TheSegmentStays()
    {
        _fixture.Record(1);
        _fixture.Record(1);
        string[] files = _fixture.Files;
        _fixture.Options = _fixture.Options with { MaxBytes = 1, MayDelete = (file, _) => file.Path != files[0] };
        SegmentStore store = _fixture.Opened();
        StoreFixture.WaitUntil(() => store.Status.DeletedSegments == 1, "the other one is deleted");
        Assert.True(File.Exists(files[0]));
        Assert.False(File.Exists(files[1]));
    }

    [Fact]
    public void MaxAge_SegmentPutAside_GoesLikeOthers()
    {
        _fixture.Record(1);
        string corrupt = _fixture.Files[0] + ".corrupt";
        File.Move(_fixture.Files[0], corrupt);
        File.WriteAllText(corrupt + "-wal", "kept beside");
        File.SetLastWriteTimeUtc(corrupt, _fixture.Clock.Instant.UtcDateTime);
        _fixture.Options = _fixture.Options with { MaxAge = TimeSpan.FromHours(3) };
        SegmentStore store = _fixture.Opened();
        StoreFixture.WaitUntil(() => store.Status.FolderBytes > 0, "retention has looked");
        Assert.True(File.Exists(corrupt));
        _fixture.Clock.Instant += TimeSpan.FromHours(4);
        StoreFixture.WaitUntil(() => !File.Exists(corrupt + "-wal"), "it is deleted with its log");
        Assert.False(File.Exists(corrupt));
    }
}
