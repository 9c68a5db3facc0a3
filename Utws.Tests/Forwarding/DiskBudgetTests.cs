using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Forwarding;
using Utws.Api.Recording;
using Utws.Api.Recording.Segments;

namespace Utws.Tests.Forwarding;

/// <summary>Which segments retention may delete while there is an engine, and what is counted of those that go unforwarded.</summary>
public sealed class DiskBudgetTests : IDisposable
{
    // Each has one group, of epochs 1,000,000 and following, but the last, which has none yet.
    private const int Segments = 4;

    private readonly ForwardedRecord _record = new();
    private readonly List<SegmentFile> _files;
    private ForwardProgress? _progress = new(default, default, null, new HashSet<string>(StringComparer.Ordinal));

    public DiskBudgetTests()
    {
        for (int i = 0; i < Segments; i++)
        {
            _record.Commit();
            _record.Restart();
        }

        using SegmentFolder folder = new(_record.Folder);
        _files = [.. folder.List().Take(Segments)];
    }

    public void Dispose() => _record.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Refuse_OnlyWhatIsForwarded_MayGo(bool isForRoom)
    {
        DiskBudget budget = New(WhenFull.Refuse);
        Assert.Equal([false, false, false, false], MayDelete(budget, isForRoom));
        Store(1);
        Assert.Equal([true, true, false, false], MayDelete(budget, isForRoom));
    }

    [Fact]
    public void DropOldest_WhatIsOnItsWay_Stays()
    {
        DiskBudget budget = New(WhenFull.DropOldest);
        _progress = _progress! with { Reach = new ForwardPosition(1_000_001, 1), Current = _files[2].Path };
        Assert.Equal([false, false, false, true], MayDelete(budget, isForRoom: true));
        Assert.Equal([false, false, false, false], MayDelete(budget, isForRoom: false));
    }

    [Fact]
    public void DropOldest_IsCountedOnceItIsGone()
    {
        DiskBudget budget = New(WhenFull.DropOldest);
        Assert.True(budget.MayDelete(_files[0], isForRoom: true));
        Assert.True(budget.MayDelete(_files[0], isForRoom: true));
        Assert.Equal(0, budget.DroppedSessions);
        budget.OnDeleted(_files[0]);
        Assert.Equal(7, budget.DroppedSessions);
        Store(1);
        Assert.True(budget.MayDelete(_files[1], isForRoom: true));
        budget.OnDeleted(_files[1]);
        Assert.Equal(7, budget.DroppedSessions);
    }

    [Fact]
    public void Delete_NothingIsKnownYet_NothingMayGo()
    {
        _progress = null;
        Assert.Equal([false, false, false, false], MayDelete(New(WhenFull.DropOldest), isForRoom: true));
    }

    [Fact]
    public void Delete_DamagedSegmentThatWasLeft_GoesForRoomAlone()
    {
        Store(3);
        _progress = _progress! with { Left = new HashSet<string>([Path.GetFileName(_files[1].Path)], StringComparer.Ordinal) };
        Assert.Equal([true, false, true, true], MayDelete(New(WhenFull.Refuse), isForRoom: true));
        Assert.Equal([true, false, true, true], MayDelete(New(WhenFull.DropOldest), isForRoom: false));
        Assert.Equal([true, true, true, true], MayDelete(New(WhenFull.DropOldest), isForRoom: true));
    }

    [Fact]
    public void Delete_SegmentThatWasPutAside_GoesAtASetAgeOrForRoom()
    {
        SegmentFile corrupt = _files[0] with { Path = _files[0].Path + SegmentFile.CorruptExtension };
        Store(3);
        Assert.False(New(WhenFull.Refuse).MayDelete(corrupt, isForRoom: false));
        Assert.False(New(WhenFull.Refuse).MayDelete(corrupt, isForRoom: true));
        Assert.True(New(WhenFull.DropOldest).MayDelete(corrupt, isForRoom: true));
        Assert.True(New(WhenFull.Refuse, maxDays: 30).MayDelete(corrupt, isForRoom: false));
    }

    private DiskBudget New(WhenFull whenFull, int? maxDays = null)
    {
        DiskBudget budget = new(new RecordingSettings { MaxDays = maxDays }, whenFull, NullLogger<DiskBudget>.Instance);
        budget.Follow(() => _progress, static () => true);
        return budget;
    }

    // Up to and with this one.
    private void Store(int index)
    {
        ForwardPosition stored = new(1_000_000 + index, 1);
        _progress = _progress! with { Stored = stored, Reach = stored };
    }

    private bool[] MayDelete(DiskBudget budget, bool isForRoom) => [.. _files.Select(file => budget.MayDelete(file, isForRoom))];
}
