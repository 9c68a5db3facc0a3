using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Field;
using Utws.Tests.Commands;
using Utws.Tests.Recording;

namespace Utws.Tests.Field;

/// <summary>Counting waits for the disk, and has a thread for that.</summary>
public sealed class FieldThreadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Start_StepsAreDoneOnItsOwnThreadUntilItIsStopped()
    {
        ThreadClock clock = new();
        using FieldCounts counts = new(new FieldOptions { SumPeriod = TimeSpan.FromMilliseconds(1) }, clock, NullLogger<FieldCounts>.Instance);
        counts.Start();
        counts.Begin(_folder.Path, 1);
        await RecorderRun.UntilAsync(() => clock.Threads.Count > 10);
        Assert.True(await counts.StopAsync());
        Assert.All(clock.Threads, t => Assert.Equal((FieldCounts.ThreadName, true, false), t));
        Assert.True(File.Exists(Path.Combine(_folder.Path, FieldFile.FileName)));
        Assert.False(File.Exists(Path.Combine(_folder.Path, FieldFile.FileName + "-wal")));
    }

    [Fact]
    public async Task Stop_NothingHasBegun_Ends()
    {
        using FieldCounts counts = new(new FieldOptions(), TimeProvider.System, NullLogger<FieldCounts>.Instance);
        counts.Start();
        Assert.True(await counts.StopAsync());
    }

    public void Dispose() => _folder.Dispose();

    // Each step asks how much time has passed.
    private sealed class ThreadClock : TimeProvider
    {
        public ConcurrentQueue<(string? Name, bool IsBackground, bool IsOfPool)> Threads { get; } = new();

        public override long GetTimestamp()
        {
            Thread thread = Thread.CurrentThread;
            Threads.Enqueue((thread.Name, thread.IsBackground, thread.IsThreadPoolThread));
            return base.GetTimestamp();
        }
    }
}
