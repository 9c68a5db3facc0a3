using Utws.Api.Forwarding;
using Utws.Tests.Recording;

namespace Utws.Tests.Forwarding;

/// <summary>What a forwarder does with its record and its cursor, over an engine in memory.</summary>
public sealed class ForwarderTests : IDisposable
{
    private readonly ForwardedRecord _record = new();
    private readonly ScriptedEngine _engine = new();

    public void Dispose()
    {
        _record.Dispose();
        _engine.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    [Fact]
    public async Task Forward_RecordGrowsThroughManySegments_EachGroupArrivesOnceInOrder()
    {
        using Forwarder forwarder = _record.Forward(_engine);
        forwarder.Start();
        await _record.CommitUntilAsync(RecorderRun.UntilAsync(() => Directory.GetFiles(_record.Folder, "seg-*.db").Length > 4));
        await EndAsync(forwarder);
        _record.AssertHas(_engine.Stored);
        Assert.Equal(_record.Expected.Count, forwarder.Status.Sessions);
        Assert.Equal(0, forwarder.Status.Failures);
    }

    [Fact]
    public async Task Forward_AfterRestarts_GoesOnBehindTheCursor()
    {
        for (int i = 0; i < 3; i++)
        {
            using Forwarder forwarder = _record.Forward(_engine);
            forwarder.Start();
            _record.Commit();
            _record.Commit();
            await EndAsync(forwarder);
            _record.Restart();
        }

        _record.AssertHas(_engine.Stored);
        Assert.Equal(3 * 2, _engine.Sent.Sum(s => s.Last - s.First + 1));
    }

    [Fact]
    public async Task Forward_TheFirstBatchOfAProcess_IsInDoubtAndTheNextIsNot()
    {
        using Forwarder forwarder = _record.Forward(_engine);
        forwarder.Start();
        for (int i = 1; i <= 3; i++)
        {
            _record.Commit();
            await RecorderRun.UntilAsync(() => forwarder.Status.Position.Sequence == i);
        }

        await EndAsync(forwarder);
        Assert.Equal([true, false, false], _engine.Sent.Select(s => s.Attempt.IsDoubtful));
        Assert.Null(_engine.Sent[0].Attempt.Position);
        Assert.Equal("at " + new ForwardPosition(_record.End.Epoch, 1), _engine.Sent[1].Attempt.Position);
    }

    [Fact]
    public async Task Forward_OutcomeIsUnknown_IsSentAgainInDoubtAndCounted()
    {
        int failures = 0;
        _engine.After = (_, _, _) => failures++ < 3 ? throw new IOException("the answer is lost") : Task.CompletedTask;
        using Forwarder forwarder = _record.Forward(_engine);
        forwarder.Start();
        _record.Commit();
        await EndAsync(forwarder);
        _record.AssertHas(_engine.Stored);
        Assert.Equal(3, forwarder.Status.Failures);
        Assert.Equal(1, forwarder.Status.GroupsFound);
        Assert.All(_engine.Sent, s => Assert.True(s.Attempt.IsDoubtful));
    }

    [Fact]
    public async Task Forward_NothingWasStoredForCertain_IsSentAgainWithoutDoubt()
    {
        using Forwarder forwarder = _record.Forward(_engine);
        forwarder.Start();
        _record.Commit();
        await RecorderRun.UntilAsync(() => forwarder.Status.Position.Sequence == 1);
        int failures = 0;
        _engine.Before = (_, _, _) => failures++ < 2 ? throw new EngineException("refused", isStored: false) : Task.CompletedTask;
        _record.Commit();
        await EndAsync(forwarder);
        _record.AssertHas(_engine.Stored);
        Assert.Equal([true, false, false, false], _engine.Sent.Select(s => s.Attempt.IsDoubtful));
    }

    [Fact]
    public async Task Forward_EngineHangs_IsGivenUpAfterTheTimeout()
    {
        int hung = 0;
        _engine.Before = (_, _, cancellation) => hung++ == 0 ? Task.Delay(System.Threading.Timeout.Infinite, cancellation) : Task.CompletedTask;
        using Forwarder forwarder = _record.Forward(_engine, options => options with { Timeout = TimeSpan.FromMilliseconds(50) });
        forwarder.Start();
        _record.Commit();
        await RecorderRun.UntilAsync(() => forwarder.Status.Position == _record.End);
        await EndAsync(forwarder);
        Assert.Contains("scripted has not stored 7 sessions within 0.05 s", Said(), StringComparison.Ordinal);
        _record.AssertHas(_engine.Stored);
    }

    [Fact]
    public async Task Forward_CursorIsLost_AsksForAllThatMayBeThere()
    {
        using (Forwarder first = _record.Forward(_engine))
        {
            first.Start();
            for (int i = 0; i < 60; i++)
            {
                _record.Commit();
            }

            await EndAsync(first);
        }

        File.Delete(Path.Combine(_record.Folder, CursorFile.FileName));
        File.Delete(Path.Combine(_record.Folder, CursorFile.FileName + "-wal"));
        _record.Restart();
        _record.Commit();
        using Forwarder second = _record.Forward(_engine, options => options with { BatchSessions = 30 });
        second.Start();
        await EndAsync(second);
        _record.AssertHas(_engine.Stored);
        Assert.Equal(60, second.Status.GroupsFound);
    }

    // The first that is asked for is not there, and all the others are.
    [Fact]
    public async Task Forward_CursorIsLostAndTheEngineForgotTheOldest_NothingIsThereTwice()
    {
        using (Forwarder first = _record.Forward(_engine))
        {
            first.Start();
            for (int i = 0; i < 60; i++)
            {
                _record.Commit();
            }

            await EndAsync(first);
        }

        foreach (string file in Directory.GetFiles(_record.Folder, CursorFile.FileName + "*"))
        {
            File.Delete(file);
        }

        _engine.Forget(20);
        using Forwarder second = _record.Forward(_engine, options => options with { BatchSessions = 30 });
        second.Start();
        await EndAsync(second);
        Assert.Equal(40, second.Status.GroupsFound);
        _record.AssertHas(_engine.Stored.OrderBy(s => s.Sequence).ThenBy(s => s.Ordinal));
    }

    [Fact]
    public async Task Forward_FolderIsTakenAway_GoesOnInTheNewOne()
    {
        using Forwarder forwarder = _record.Forward(_engine);
        forwarder.Start();
        _record.Commit();
        await RecorderRun.UntilAsync(() => forwarder.Status.Position == _record.End);
        Directory.Move(_record.Folder, _record.Folder + "-moved");
        _record.Commit();
        _record.Commit();
        await RecorderRun.UntilAsync(() => forwarder.Status.Position == _record.End);
        await EndAsync(forwarder);
        _record.AssertHas(_engine.Stored);
        Assert.True(File.Exists(Path.Combine(_record.Folder, CursorFile.FileName)));
    }

    [Fact]
    public async Task Forward_TwoOfOneFolder_TheSecondWaitsUntilTheFirstEnds()
    {
        using Forwarder first = _record.Forward(_engine);
        first.Start();
        _record.Commit();
        await RecorderRun.UntilAsync(() => first.Status.Position == _record.End);
        using Forwarder second = _record.Forward(_engine);
        second.Start();
        await RecorderRun.UntilAsync(() => second.Status.Failures > 0);
        Assert.Contains("another process forwards this folder", second.Status.Problem, StringComparison.Ordinal);
        _record.Commit();
        await EndAsync(first);
        _record.Commit();
        await RecorderRun.UntilAsync(() => second.Status.Position == _record.End);
        await EndAsync(second);
        _record.AssertHas(_engine.Stored);
    }

    [Fact]
    public async Task Stop_EngineIsAway_GivesUpAfterItsPatience()
    {
        _engine.Before = static (_, _, _) => throw new EngineException("away", isStored: false);
        using Forwarder forwarder = _record.Forward(_engine);
        forwarder.Start();
        _record.Commit();
        await RecorderRun.UntilAsync(() => forwarder.Status.Failures > 0);
        Assert.False(await forwarder.StopAsync(TimeSpan.FromMilliseconds(50)));
        Assert.Empty(_engine.Stored);
    }

    [Fact]
    public async Task Stop_EngineEndsInAnErrorThen_IsNoErrorOfTheServers()
    {
        TaskCompletionSource hangs = new();
        _engine.Before = async (_, _, cancellation) =>
        {
            _ = hangs.TrySetResult();
            try
            {
                await Task.Delay(System.Threading.Timeout.Infinite, cancellation);
            }
            catch (OperationCanceledException)
            {
                throw new EngineException("cut off");
            }
        };
        using Forwarder forwarder = _record.Forward(_engine);
        forwarder.Start();
        _record.Commit();
        await hangs.Task;
        Assert.False(await forwarder.StopAsync(TimeSpan.Zero));
        Assert.Equal("cut off", forwarder.Status.Problem);
    }

    [Fact]
    public async Task Stop_EngineDoesNotListen_IsLeftToItself()
    {
        TaskCompletionSource hangs = new();
        TaskCompletionSource end = new();
        _engine.Before = (_, _, _) =>
        {
            _ = hangs.TrySetResult();
            return end.Task;
        };
        using Forwarder forwarder = _record.Forward(_engine);
        forwarder.Start();
        _record.Commit();
        await hangs.Task;
        Assert.False(await forwarder.StopAsync(TimeSpan.Zero));
        end.SetResult();
    }

    [Fact]
    public async Task Forward_DamagedSegmentIsLeft_TheNextProcessKnowsIt()
    {
        TurnedClock clock = new();
        for (int i = 0; i < 30; i++)
        {
            _record.Commit(requests: 40);
        }

        _record.Restart();
        _record.Commit();
        string damaged = Directory.GetFiles(_record.Folder, "seg-*.db").Order(StringComparer.Ordinal).First();
        byte[] bytes = await File.ReadAllBytesAsync(damaged);
        bytes.AsSpan(bytes.Length / 2, bytes.Length / 4).Fill(0xEE);
        await File.WriteAllBytesAsync(damaged, bytes);
        for (int i = 0; i < 2; i++)
        {
            using Forwarder forwarder = _record.Forward(_engine, clock: clock);
            forwarder.Start();
            await RecorderRun.UntilAsync(() => forwarder.Status.FailingSince is not null || forwarder.Status.Position == _record.End);
            clock.Turn(TimeSpan.FromMinutes(2));
            await RecorderRun.UntilAsync(() => forwarder.Status.Position == _record.End && forwarder.Status.UnreadableSegments == 1);
            Assert.Equal(Path.GetFileName(damaged), Assert.Single(forwarder.Progress!.Left));
            await EndAsync(forwarder);
        }
    }

    private string Said() => string.Join('\n', _record.Log.AboveDebug.Select(e => e.Message));

    private static async Task EndAsync(Forwarder forwarder) =>
        Assert.True(await forwarder.StopAsync(TimeSpan.FromSeconds(30)), $"it did not end: {forwarder.Status.Problem}");
}
