using System.Diagnostics;
using Utws.Api.Forwarding;
using Utws.Tests.Recording;

namespace Utws.Tests.Forwarding;

/// <summary>
/// What an engine can do to a forwarder, for each engine: whatever it is, in the end all that was committed is there, once, and in its
/// order. The record grows meanwhile, and its segments are switched and closed. A class for an engine names the rows as its tests.
/// </summary>
public abstract class EngineFaultTests
{
    private protected abstract IEngineHost Host { get; }

    /// <summary>It is not there when the server starts.</summary>
    protected async Task DownAtStartAsync()
    {
        await PrepareAsync();
        await Host.KillAsync();
        await RunAsync(Host.Port, async (forwarder, record) =>
        {
            await RecorderRun.UntilAsync(() => forwarder.Status.Failures > 2);
            Assert.NotEmpty(record.Expected);
            await Host.StartAsync();
        });
    }

    /// <summary>It is killed while batches come in, and started again, several times.</summary>
    protected async Task KilledInMidBatchAsync(int times = 3)
    {
        await PrepareAsync();
        await RunAsync(Host.Port, async (forwarder, _) =>
        {
            for (int i = 0; i < times; i++)
            {
                long before = forwarder.Status.Batches;
                await RecorderRun.UntilAsync(() => forwarder.Status.Batches > before + 2);
                await Host.KillAsync();
                long failures = forwarder.Status.Failures;
                await RecorderRun.UntilAsync(() => forwarder.Status.Failures > failures);
                await Host.StartAsync();
            }
        });
    }

    /// <summary>It stores a batch, and its answer is lost.</summary>
    protected async Task AnswerIsLostAsync()
    {
        await PrepareAsync();
        await using LossyProxy proxy = new(Host.Port);
        await RunAsync(proxy.Port, async (forwarder, _) =>
        {
            for (int i = 0; i < 5; i++)
            {
                int dropped = proxy.Dropped;
                proxy.Mode = ProxyMode.DropAnswers;
                await RecorderRun.UntilAsync(() => proxy.Dropped > dropped);
                proxy.Mode = ProxyMode.Pass;
                long before = forwarder.Status.Batches;
                await RecorderRun.UntilAsync(() => forwarder.Status.Batches > before + 1);
            }
        });
    }

    /// <summary>It is away for ten seconds.</summary>
    protected async Task AwayForTenSecondsAsync()
    {
        await PrepareAsync();
        await RunAsync(Host.Port, async (forwarder, record) =>
        {
            await RecorderRun.UntilAsync(() => forwarder.Status.Batches > 2);
            await Host.KillAsync();
            int recorded = record.Expected.Count;
            await Task.Delay(TimeSpan.FromSeconds(10));
            Assert.True(record.Expected.Count > recorded + 100, "recording has waited for the engine");
            await Host.StartAsync();
        });
    }

    /// <summary>It is slow: batches pile up behind it, and recording does not notice.</summary>
    protected async Task SlowAsync()
    {
        await PrepareAsync();
        await using LossyProxy proxy = new(Host.Port) { Mode = ProxyMode.Slow };
        await RunAsync(proxy.Port, async (forwarder, record) =>
        {
            int recorded = record.Expected.Count;
            await RecorderRun.UntilAsync(() => record.Expected.Count > recorded + 2000);
            Assert.True(forwarder.Status.WaitingSinceMicroseconds is not null, "nothing waited for it");
            proxy.Mode = ProxyMode.Pass;
        });
    }

    /// <summary>It has no room, and then it has.</summary>
    private protected async Task FullAsync(Func<Task> fill, Func<Task> free)
    {
        await PrepareAsync();
        await RunAsync(Host.Port, async (forwarder, _) =>
        {
            await RecorderRun.UntilAsync(() => forwarder.Status.Batches > 2);
            await fill();
            long failures = forwarder.Status.Failures;
            await RecorderRun.UntilAsync(() => forwarder.Status.Failures > failures + 1);
            await free();
        });
    }

    /// <summary>The server is killed while batches are on their way, and started again: another process with other batches.</summary>
    protected async Task ServerIsRestartedAsync(int times = 5)
    {
        await PrepareAsync();
        using ForwardedRecord record = new();
        for (int i = 0; i < times; i++)
        {
            await using IEngine engine = Host.Connect(Host.Port);
            using Forwarder forwarder = record.Forward(engine, options => options with { BatchSessions = i % 2 == 0 ? 160 : 20 + (10 * i) });
            forwarder.Start();
            var some = RecorderRun.UntilAsync(() => forwarder.Status.Batches > 3);
            await record.CommitUntilAsync(some);

            // No patience at all: what is on its way is left to itself.
            _ = await forwarder.StopAsync(TimeSpan.Zero);
            record.Restart();
        }

        // The last process has something of its own, too: what is waited for is a group of its epoch.
        record.Commit();
        await FinishAsync(record, Host.Port);
    }

    /// <summary>The cursor is lost, and batches are others now: what is there is found, batch after batch.</summary>
    protected async Task CursorIsLostAsync()
    {
        await PrepareAsync();
        using ForwardedRecord record = new();
        await using (IEngine engine = Host.Connect(Host.Port))
        {
            using Forwarder first = record.Forward(engine);
            first.Start();
            for (int i = 0; i < 12; i++)
            {
                record.Commit();
            }

            await FinishAsync(record, first);
        }

        foreach (string file in Directory.GetFiles(record.Folder, CursorFile.FileName + "*"))
        {
            File.Delete(file);
        }

        await using IEngine again = Host.Connect(Host.Port);
        using Forwarder second = record.Forward(again, options => options with { BatchSessions = 30 });
        second.Start();
        record.Commit();
        await FinishAsync(record, second);
    }

    private async Task PrepareAsync()
    {
        await Host.StartAsync();
        await using IEngine engine = Host.Connect(Host.Port);
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        _ = await engine.InitializeAsync(patience.Token);
    }

    private async Task RunAsync(int port, Func<Forwarder, ForwardedRecord, Task> treat)
    {
        using ForwardedRecord record = new();
        await using IEngine engine = Host.Connect(port);
        using Forwarder forwarder = record.Forward(engine);
        forwarder.Start();
        await record.CommitUntilAsync(treat(forwarder, record));
        await FinishAsync(record, forwarder);
    }

    private async Task FinishAsync(ForwardedRecord record, int port)
    {
        await using IEngine engine = Host.Connect(port);
        using Forwarder forwarder = record.Forward(engine);
        forwarder.Start();
        await FinishAsync(record, forwarder);
    }

    private async Task FinishAsync(ForwardedRecord record, Forwarder forwarder)
    {
        ForwardPosition end = record.End;
        long begun = Stopwatch.GetTimestamp();
        await RecorderRun.UntilAsync(() => forwarder.Status.Position >= end || Stopwatch.GetElapsedTime(begun) > TimeSpan.FromSeconds(25));
        Assert.True(forwarder.Status.Position >= end, $"forwarded to {forwarder.Status.Position} of {end}: {forwarder.Status.Problem}");
        Assert.True(await forwarder.StopAsync(TimeSpan.FromSeconds(10)), "it did not end");
        record.AssertHas(await Host.ReadAsync());
    }
}
