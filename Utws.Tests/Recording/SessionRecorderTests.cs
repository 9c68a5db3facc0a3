using System.Globalization;
using Microsoft.Extensions.Logging;
using Utws.Api.Recording;
using Utws.Core.Recording;

namespace Utws.Tests.Recording;

public sealed class SessionRecorderTests
{
    private static readonly SessionStoreException s_full = new("the disk is full");

    [Fact]
    public async Task Append_Request_IsCommittedAndThenTold()
    {
        using RecorderRun run = new();
        await run.StartAsync();
        Assert.True(await run.Append("[1]"));
        Assert.True(await run.Append("[2]"));
        Assert.Equal(["[1]", "[2]"], run.Store.Requests);
        Assert.Equal([1L, 2], run.Store.Groups.Select(g => g.Sequence));
    }

    [Fact]
    public void Append_BeforeTheStoreIsOpen_IsRefused()
    {
        using RecorderRun run = new();
        Assert.False(run.TryAppend("[1]"));
        Assert.Equal(RecorderState.Starting, run.Recorder.Status.State);
        Assert.Equal(1, run.Recorder.Status.Refused);
    }

    [Fact]
    public async Task Append_WhileAGroupIsWritten_IsInTheNextWithAllOthers()
    {
        using RecorderRun run = new();
        await run.StartAsync();
        run.Store.Hold();
        Task<bool> first = run.Append("[0]");
        await RecorderRun.UntilAsync(() => run.Store.Begun == 1);
        Task<bool>[] others = [.. Enumerable.Range(1, 50).Select(i => run.Append($"[{i}]"))];
        Assert.False(first.IsCompleted);
        run.Store.Release();
        Assert.True(await first);
        Assert.All(await Task.WhenAll(others), Assert.True);
        Assert.Equal([1, 50], run.Store.Groups.Select(g => g.Requests.Length));
    }

    [Fact]
    public async Task Append_NoGroupHasRoom_IsRefusedAtOnceAndTakenLater()
    {
        using RecorderRun run = new(new SessionRecorderOptions { Groups = 3, GroupBytes = 10, GroupSessions = 100 });
        await run.StartAsync();
        run.Store.Hold();
        List<Task<bool>> taken = [run.Append("[00000000]")!];
        await RecorderRun.UntilAsync(() => run.Store.Begun == 1);

        // One is being written; two more have 10 bytes each.
        taken.Add(run.Append("[11111111]"));
        taken.Add(run.Append("[22222222]"));
        Assert.False(run.TryAppend("[33333333]"));
        Assert.False(run.TryAppend("[]"));
        Assert.Equal((3, 3), run.Recorder.Status.Fill);
        Assert.Equal((2, 3L), (run.Recorder.Status.Refused, run.Recorder.Status.Waiting));
        run.Store.Release();
        Assert.All(await Task.WhenAll(taken), Assert.True);
        Assert.True(await run.Append("[33333333]"));
        Assert.Equal(["[00000000]", "[11111111]", "[22222222]", "[33333333]"], run.Store.Requests);
    }

    [Fact]
    public async Task Commit_Fails_EverybodyInTheGroupIsToldAndTheStoreOpenedAgain()
    {
        using RecorderRun run = new();
        await run.StartAsync();
        run.Store.FailCommits(s_full);
        Assert.False(await run.Append("[1]"));
        run.Store.FailCommits(null);
        await RecorderRun.UntilAsync(() => run.Recorder.Status.State == RecorderState.Running);
        Assert.True(await run.Append("[2]"));
        Assert.Equal(2, run.Store.Opens);

        // The failed group's number is not used again: nobody knows what of it is on the disk.
        Assert.Equal([2L], run.Store.Groups.Select(g => g.Sequence));
        await RecorderRun.UntilAsync(() => run.Recorder.Status.Committed.Requests == 1);
        RecorderStatus status = run.Recorder.Status;
        Assert.Equal((new RecordCount(2, 2), new RecordCount(1, 1), new RecordCount(1, 1)), (status.Accepted, status.Committed, status.Failed));
        Assert.Contains(run.Log.AboveDebug, e => e.Level == LogLevel.Error && e.Message.Contains("the disk is full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_KeepsFailing_RequestsAreRefusedUntilTheCauseIsGone()
    {
        using RecorderRun run = new();
        run.Store.FailOpens(s_full);
        await run.StartAsync();
        Assert.False(run.TryAppend("[1]"));
        Assert.Equal((RecorderState.Failing, "the disk is full"), (run.Recorder.Status.State, run.Recorder.Status.Problem));
        Assert.NotNull(run.Recorder.Status.FailingSince);
        await RecorderRun.UntilAsync(() => run.Store.Opens > 3);

        // Told once, however often it was tried.
        Assert.Single(run.Log.AboveDebug);
        run.Store.FailOpens(null);
        await RecorderRun.UntilAsync(() => run.Recorder.Status.State == RecorderState.Running);
        Assert.True(await run.Append("[2]"));
        Assert.Equal((null, null), (run.Recorder.Status.Problem, run.Recorder.Status.FailingSince));
    }

    [Fact]
    public async Task Commit_FailsAndTheStoreStaysShut_WhoWaitsIsToldAtOnce()
    {
        using RecorderRun run = new(new SessionRecorderOptions { FirstPause = TimeSpan.FromHours(1), LongestPause = TimeSpan.FromHours(1) });
        await run.StartAsync();
        run.Store.Hold();
        Task<bool> first = run.Append("[1]");
        await RecorderRun.UntilAsync(() => run.Store.Begun == 1);
        Task<bool> second = run.Append("[2]");
        run.Store.FailCommits(s_full);
        run.Store.FailOpens(s_full);
        run.Store.Release();
        Assert.False(await first);
        Assert.False(await second);
        Assert.Empty(run.Store.Requests);
        await RecorderRun.UntilAsync(() => run.Recorder.Status.Waiting == 0);
        Assert.True(run.Stop());
    }

    [Fact]
    public async Task Commit_KeepsFailingThoughTheStoreOpens_IsNotABusyLoop()
    {
        using RecorderRun run = new(new SessionRecorderOptions { FirstPause = TimeSpan.FromHours(1), LongestPause = TimeSpan.FromHours(1) });
        await run.StartAsync();
        run.Store.FailCommits(s_full);
        Assert.False(await run.Append("[1]"));
        await RecorderRun.UntilAsync(() => run.Store.Opens == 2 && run.Recorder.Status.State == RecorderState.Running);
        Assert.False(await run.Append("[2]"));
        await RecorderRun.UntilAsync(() => run.Recorder.Status.State == RecorderState.Failing);
        Assert.False(run.TryAppend("[3]"));
        Assert.Equal(2, run.Store.Opens);
    }

    // A disk that hangs throws nothing.
    [Fact]
    public async Task Commit_HangsForLong_RequestsAreRefusedThenThoseWhoWaitAreTold()
    {
        using RecorderRun run = new(new SessionRecorderOptions { StallPatience = TimeSpan.Zero, WaitPatience = TimeSpan.FromHours(1), WatchPeriod = TimeSpan.FromHours(1) });
        await run.StartAsync();
        run.Store.Hold();
        Task<bool> written = run.Append("[1]");
        await RecorderRun.UntilAsync(() => run.Store.Begun == 1);
        Task<bool> waiting = run.Append("[2]");
        run.Recorder.Watch();
        Assert.False(run.TryAppend("[3]"));
        Assert.Equal((RecorderState.Failing, "The disk has not answered for 0 s."), (run.Recorder.Status.State, run.Recorder.Status.Problem));
        Assert.False(written.IsCompleted);
        run.Store.Release();
        Assert.True(await written);
        Assert.True(await waiting);
        await RecorderRun.UntilAsync(() => run.Recorder.Status.State == RecorderState.Running);
        Assert.Contains(run.Log.AboveDebug, e => e.Message.Contains("recorded again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commit_HangsForever_WhoeverWaitsIsToldAndItGoesOnWhenTheDiskAnswers()
    {
        using RecorderRun run = new(new SessionRecorderOptions { StallPatience = TimeSpan.Zero, WaitPatience = TimeSpan.Zero, WatchPeriod = TimeSpan.FromHours(1) });
        await run.StartAsync();
        run.Store.Hold();
        Task<bool> written = run.Append("[1]");
        await RecorderRun.UntilAsync(() => run.Store.Begun == 1);
        run.Recorder.Watch();
        Assert.False(await written);
        run.Store.Release();
        await RecorderRun.UntilAsync(() => run.Recorder.Status.State == RecorderState.Running);
        Assert.True(await run.Append("[2]"));

        // The first one is there all the same, and counts as what its client was told.
        await RecorderRun.UntilAsync(() => run.Recorder.Status.Committed.Requests == 1);
        Assert.Equal(["[1]", "[2]"], run.Store.Requests);
        Assert.Equal((new RecordCount(1, 1), new RecordCount(1, 1)), (run.Recorder.Status.Committed, run.Recorder.Status.Failed));
    }

    [Fact]
    public async Task Append_WhileStopping_IsRefused()
    {
        using RecorderRun run = new();
        await run.StartAsync();
        run.Store.Hold();
        Task<bool> first = run.Append("[1]");
        await RecorderRun.UntilAsync(() => run.Store.Begun == 1);
        Assert.False(run.Recorder.Stop(TimeSpan.Zero));
        Assert.False(run.TryAppend("[2]"));
        run.Store.Release();
        Assert.True(await first);
    }

    [Fact]
    public async Task Commit_ThrowsWhatNobodyExpected_IsAFailureLikeAnyOther()
    {
        using RecorderRun run = new();
        await run.StartAsync();
        run.Store.FailCommits(new InvalidCastException("a bug"));
        Assert.False(await run.Append("[1]"));
        run.Store.FailCommits(null);
        await RecorderRun.UntilAsync(() => run.Recorder.Status.State == RecorderState.Running);
        Assert.True(await run.Append("[2]"));
    }

    [Fact]
    public async Task Stop_WithWaitingRequests_CommitsThemAndClosesTheStore()
    {
        using RecorderRun run = new();
        await run.StartAsync();
        run.Store.Hold();
        Task<bool> first = run.Append("[1]");
        await RecorderRun.UntilAsync(() => run.Store.Begun == 1);
        Task<bool> second = run.Append("[2]");
        Task<bool> stopped = Task.Run(run.Stop);
        run.Store.Release();
        Assert.True(await stopped);
        Assert.True(await first);
        Assert.True(await second);
        Assert.Equal(["[1]", "[2]"], run.Store.Requests);
        Assert.True(run.Store.IsClosed);
        Assert.False(run.TryAppend("[3]"));
        Assert.Equal(RecorderState.Stopped, run.Recorder.Status.State);
    }

    [Fact]
    public async Task Stop_StoreHangs_GivesUpAfterItsPatience()
    {
        using RecorderRun run = new();
        await run.StartAsync();
        run.Store.Hold();
        Task<bool> first = run.Append("[1]");
        await RecorderRun.UntilAsync(() => run.Store.Begun == 1);
        Assert.False(run.Recorder.Stop(TimeSpan.FromMilliseconds(20)));
        Assert.False(first.IsCompleted);
    }

    [Fact]
    public async Task Append_UnderLoad_GroupsAreLeftOpenForTheDelay()
    {
        using RecorderRun run = new(new SessionRecorderOptions { BusyRequests = 1, CommitDelay = TimeSpan.FromHours(1), GroupBytes = 10 });
        await run.StartAsync();
        Assert.True(await run.Append("[1]"));

        // The last group counts as busy now: this one waits for others, and goes when it is full.
        Task<bool> waiting = run.Append("[222222]");
        await RecorderRun.UntilAsync(() => run.Recorder.Status.Fill.Used == 1);
        Assert.False(waiting.IsCompleted);
        Task<bool> next = run.Append("[333333]");
        Assert.True(await waiting);
        Assert.False(next.IsCompleted);
        Assert.True(run.Stop());
        Assert.True(await next);
    }

    [Fact]
    public async Task Append_FromManyThreadsAtOnce_EachIsCommittedOnce()
    {
        using RecorderRun run = new(new SessionRecorderOptions { GroupBytes = 500 });
        await run.StartAsync();
        const int Callers = 32;
        const int Each = 500;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; i < Each; i++)
            {
                string sessions = string.Create(CultureInfo.InvariantCulture, $"[{(caller * Each) + i}]");
                Task<bool> committed;
                while (!run.TryAppend(sessions, out committed))
                {
                    await Task.Yield();
                }

                Assert.True(await committed);
            }
        })));
        Assert.True(run.Stop());
        string[] all = [.. run.Store.Requests];
        Assert.Equal(Callers * Each, all.Length);
        Assert.Equal(Callers * Each, all.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Enumerable.Range(1, run.Store.Groups.Count).Select(i => (long)i), run.Store.Groups.Select(g => g.Sequence));
    }
}
