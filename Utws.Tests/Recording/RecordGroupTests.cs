using System.Text;
using Utws.Core.Recording;

namespace Utws.Tests.Recording;

public sealed class RecordGroupTests
{
    [Fact]
    public void TryAppend_Requests_AreKeptOneBehindTheOther()
    {
        RecordGroup group = new(100, 100);
        Assert.True(group.TryAppend(Request(received: 1, sessions: 2), "[[1],[2]]"u8));
        Assert.True(group.TryAppend(Request(received: 2, sessions: 0), "[]"u8));
        Assert.True(group.TryAppend(Request(received: 3, sessions: 1), "[[3]]"u8));
        Assert.Equal((3, 3, 16), (group.RequestCount, group.SessionCount, group.Bytes));
        Assert.Equal(["[[1],[2]]", "[]", "[[3]]"], Sessions(group));
        Assert.Equal(2, group.Request(1).ReceivedMicroseconds);
    }

    [Fact]
    public void TryAppend_BytesBeyondTheBound_AreRefusedAndNothingIsTaken()
    {
        RecordGroup group = new(10, 100);
        Assert.True(group.TryAppend(Request(1, 1), "[[111]]"u8));
        Assert.False(group.TryAppend(Request(2, 1), "[[2]]"u8));
        Assert.True(group.TryAppend(Request(3, 0), "[ ]"u8));
        Assert.Equal(["[[111]]", "[ ]"], Sessions(group));
    }

    [Fact]
    public void TryAppend_SessionsBeyondTheBound_AreRefused()
    {
        RecordGroup group = new(100, 3);
        Assert.True(group.TryAppend(Request(1, 2), "[[1],[2]]"u8));
        Assert.False(group.TryAppend(Request(2, 2), "[[3],[4]]"u8));
        Assert.Equal(2, group.SessionCount);
    }

    [Fact]
    public void TryAppend_LongerThanTheBound_IsTakenAlone()
    {
        RecordGroup group = new(10, 1);
        string longer = new('1', 5000);
        Assert.True(group.TryAppend(Request(1, 300), Encoding.UTF8.GetBytes(longer)));
        Assert.Equal([longer], Sessions(group));
        Assert.False(group.TryAppend(Request(2, 0), "[]"u8));
    }

    // In two bytes each a million of them would find room, and their records 50 times that.
    [Fact]
    public void TryAppend_RequestsWithoutSessionsBeyondTheBound_AreRefused()
    {
        RecordGroup group = new(100, 3);
        Assert.True(group.TryAppend(Request(1, 0), "[]"u8));
        Assert.True(group.TryAppend(Request(2, 0), "[]"u8));
        Assert.True(group.TryAppend(Request(3, 0), "[]"u8));
        Assert.False(group.TryAppend(Request(4, 0), "[]"u8));
        Assert.Equal(3, group.RequestCount);
    }

    [Fact]
    public async Task Recycle_AfterComplete_IsEmptyWithATaskOfItsOwn()
    {
        RecordGroup group = new(10, 10);
        Assert.True(group.TryAppend(Request(1, 1), new byte[100]));
        Task<bool> first = group.Committed;
        group.Complete(isCommitted: false);
        group.Recycle();
        Assert.False(await first);
        Assert.False(group.Committed.IsCompleted);
        Assert.Equal((0, 0, 0), (group.RequestCount, group.SessionCount, group.Bytes));
        Assert.True(group.TryAppend(Request(1, 1), "[[7]]"u8));
        Assert.Equal(["[[7]]"], Sessions(group));
    }

    [Fact]
    public void TryAppend_ManySmallRequests_GrowTheList()
    {
        RecordGroup group = new(1_000_000, 1_000_000);
        for (int i = 0; i < 10_000; i++)
        {
            Assert.True(group.TryAppend(Request(i, 0), "[]"u8));
        }

        Assert.Equal(9_999, group.Request(9_999).ReceivedMicroseconds);
        Assert.Equal(20_000, group.Bytes);
    }

    private static RequestRecord Request(long received, int sessions) => new(received, 1, default, null, sessions);

    private static string[] Sessions(RecordGroup group) =>
        [.. Enumerable.Range(0, group.RequestCount).Select(i => Encoding.UTF8.GetString(group.Sessions(i)))];
}
