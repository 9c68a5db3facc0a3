using Utws.Api.Recording.Segments;
using Utws.Core.Recording;
using Utws.Tests.Commands;

namespace Utws.Tests.Recording.Segments;

public sealed class AcceptedCounterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StoreFixture _fixture = new();

    public void Dispose()
    {
        _fixture.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Open_First_HasNothingBefore()
    {
        using AcceptedCounter counter = AcceptedCounter.Open(_folder.Path, 1);
        Assert.Null(counter.Previous);
        Assert.Equal(4096, new FileInfo(_folder.PathOf("accepted")).Length);
    }

    [Fact]
    public void Previous_ProcessWasKilled_IsWhatItHadCounted()
    {
        // Killed: nothing is disposed before the next one reads.
        using AcceptedCounter killed = AcceptedCounter.Open(_folder.Path, 10);
        killed.Add(3);
        killed.Add(0);
        killed.AddLost(1, 3);
        using AcceptedCounter next = AcceptedCounter.Open(_folder.Path, 20);
        Assert.Equal(new AcceptedTotals(10, 2, 3, 1, 3), next.Previous);
        Assert.Equal(new AcceptedTotals(20, 0, 0, 0, 0), next.Current);
    }

    [Fact]
    public void Open_SameEpoch_CountsOn()
    {
        using (AcceptedCounter first = AcceptedCounter.Open(_folder.Path, 10))
        {
            first.Add(3);
        }

        using AcceptedCounter again = AcceptedCounter.Open(_folder.Path, 10);
        again.Add(4);
        Assert.Null(again.Previous);
        Assert.Equal(new AcceptedTotals(10, 2, 7, 0, 0), again.Current);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(5000)]
    public void Open_FileOfAnotherKind_StartsAnew(int length)
    {
        File.WriteAllBytes(_folder.PathOf("accepted"), [.. Enumerable.Repeat((byte)7, length)]);
        using AcceptedCounter counter = AcceptedCounter.Open(_folder.Path, 10);
        Assert.Null(counter.Previous);
        counter.Add(1);
        Assert.Equal(new AcceptedTotals(10, 1, 1, 0, 0), counter.Current);
    }

    [Fact]
    public void Open_FolderInItsPlace_IsAStoreException()
    {
        _ = Directory.CreateDirectory(_folder.PathOf("accepted"));
        _ = Assert.Throws<SessionStoreException>(() => AcceptedCounter.Open(_folder.Path, 10));
    }

    [Fact]
    public void Add_OnceWarm_AllocatesNothing()
    {
        using AcceptedCounter counter = AcceptedCounter.Open(_folder.Path, 10);
        counter.Add(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            counter.Add(1);
            counter.AddLost(1, 1);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void LostBeside_WhatTheNextProcessFinds_IsWhatWasAnsweredAndNotCommitted()
    {
        SegmentStore killed = _fixture.Opened();
        using AcceptedCounter counter = AcceptedCounter.Open(killed.Folder, killed.Epoch);
        for (int i = 0; i < 10; i++)
        {
            counter.Add(1);
        }

        killed.Commit(StoreFixture.Group(1, requests: 6));
        counter.AddLost(1, 1);
        _fixture.Options = _fixture.Options with { Folder = _fixture.CopyLive(killed, "killed") };
        File.Copy(Path.Combine(killed.Folder, "accepted"), Path.Combine(_fixture.Path, "accepted"));
        SegmentStore next = _fixture.Opened();
        using AcceptedCounter after = AcceptedCounter.Open(next.Folder, next.Epoch);
        AcceptedTotals previous = Assert.NotNull(after.Previous);
        Assert.Equal(new LostTotals(3, 3), previous.LostBeside(next.CommittedIn(previous.Epoch)));
    }

    [Fact]
    public void LostBeside_CommittedAllTheSame_IsNothing() =>
        Assert.Equal(default, new AcceptedTotals(1, 10, 20, 5, 10).LostBeside(new CommittedTotals(10, 20)));
}
