using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Utws.Api.Operations.Dashboard;

namespace Utws.Tests.Operations.Dashboard;

/// <summary>Who is told what, and when.</summary>
public sealed class DashboardEventsTests
{
    private readonly DashboardParts _parts = new(new MadeUpField(10));

    [Fact]
    public async Task Tell_EachSecond_IsTheLivePartAndEveryFiveTheRest()
    {
        EventStream stream = _parts.Events.Open()!;
        for (int i = 0; i < 11; i++)
        {
            await TellAsync();
            await DrainAsync(stream, i is 0 or 5 or 10 ? ["live", "rest"] : ["live"]);
        }
    }

    [Fact]
    public async Task Tell_PolicyHasChanged_IsTheRestAtOnce()
    {
        EventStream stream = _parts.Events.Open()!;
        await TellAsync();
        await DrainAsync(stream, "live", "rest");
        _parts.Origin.Text = "{";
        await _parts.Watcher.LookAsync();
        await TellAsync();
        await DrainAsync(stream, "live", "rest");
        await TellAsync();
        await DrainAsync(stream, "live");
    }

    [Fact]
    public async Task Tell_Nobody_AsksNobody()
    {
        _parts.Health.Entries["policy"] = new(HealthStatus.Degraded, "asked", TimeSpan.Zero, exception: null, data: null);
        EventStream stream = _parts.Events.Open()!;
        _parts.Events.Close(stream);
        long before = GC.GetAllocatedBytesForCurrentThread();
        await _parts.Events.TellAsync(CancellationToken.None);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.False(await IsTold(stream));
    }

    [Fact]
    public void Open_MoreThan50_IsRefusedUntilOneGoes()
    {
        List<EventStream> streams = [.. Enumerable.Range(0, DashboardEvents.MaxStreams).Select(_ => _parts.Events.Open()!)];
        Assert.Equal(50, streams.Count);
        Assert.Null(_parts.Events.Open());
        _parts.Events.Close(streams[7]);
        Assert.NotNull(_parts.Events.Open());
    }

    [Fact]
    public async Task Tell_AllWhoLook_GetTheSameBytes()
    {
        EventStream one = _parts.Events.Open()!;
        EventStream two = _parts.Events.Open()!;
        await TellAsync();
        Assert.Equal(await FirstAsync(one), await FirstAsync(two));
    }

    // What waits for somebody who does not read is bounded; his browser comes again.
    [Fact]
    public async Task Tell_WhoDoesNotRead_IsLetGo()
    {
        EventStream slow = _parts.Events.Open()!;
        for (int i = 0; i < 30; i++)
        {
            await TellAsync();
        }

        int events = 0;
        await foreach (ReadOnlyMemory<byte> _ in slow.ReadAsync(CancellationToken.None))
        {
            events++;
        }

        Assert.Equal(10, events);
    }

    [Fact]
    public async Task First_IsTheWholeStateOnOneLine()
    {
        string text = Encoding.UTF8.GetString((await _parts.Events.FirstAsync(CancellationToken.None)).Span);
        Assert.StartsWith("event: state\ndata: {\"server\":{", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n\n", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Count(c => c == '\n'));
    }

    private Task TellAsync()
    {
        _parts.Tick();
        return _parts.Events.TellAsync(CancellationToken.None);
    }

    private static async Task DrainAsync(EventStream stream, params string[] names)
    {
        foreach (string name in names)
        {
            Assert.StartsWith($"event: {name}\n", Encoding.UTF8.GetString((await FirstAsync(stream)).Span), StringComparison.Ordinal);
        }

        Assert.False(await IsTold(stream));
    }

    private static async Task<ReadOnlyMemory<byte>> FirstAsync(EventStream stream)
    {
        await using IAsyncEnumerator<ReadOnlyMemory<byte>> events = stream.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        return events.Current;
    }

    private static async Task<bool> IsTold(EventStream stream)
    {
        using CancellationTokenSource end = new();
        await using IAsyncEnumerator<ReadOnlyMemory<byte>> events = stream.ReadAsync(end.Token).GetAsyncEnumerator(end.Token);
        ValueTask<bool> next = events.MoveNextAsync();
        if (next.IsCompleted)
        {
            return await next;
        }

        await end.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
        return false;
    }
}
