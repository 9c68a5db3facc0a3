using System.Runtime.InteropServices;
using Utws.Api.Operations;
using Utws.Tests.Support;

namespace Utws.Tests.Operations;

/// <summary>Which signals leave the notice its time.</summary>
public sealed class DrainNoticeTests
{
    private static readonly DrainSettings s_long = new() { Notice = TimeSpan.FromMinutes(5) };

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGQUIT)]
    [InlineData(PosixSignal.SIGTERM, PosixSignal.SIGTERM)]
    [InlineData(PosixSignal.SIGTERM, PosixSignal.SIGINT)]
    public async Task Wait_AtATerminalOrAskedTwice_IsCutShort(params PosixSignal[] signals)
    {
        using DrainNotice notice = new(s_long, TimeProvider.System);
        Task waiting = notice.WaitAsync(default);
        Assert.All(signals, notice.Hear);
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Wait_AskedOnce_TakesItsTime()
    {
        using DrainNotice notice = new(s_long, TimeProvider.System);
        notice.Hear(PosixSignal.SIGTERM);
        using CancellationTokenSource host = new();
        Task waiting = notice.WaitAsync(host.Token);
        Assert.False(waiting.IsCompleted);

        // The host has waited long enough for all.
        await host.CancelAsync();
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Server_RequestThatDoesNotEnd_IsCutOffAndSaid()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(decider: null, "--Utws:Drain:RequestSeconds=1");
        using RawHttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync((new RawHttpRequest { Headers = [("Content-Type", WireNames.TextXml), ("Content-Length", "1000")] }).HeadBytes());
        await connection.SendAsync("<"u8.ToArray());
        await Task.Delay(100);
        await server.StopAsync();
        Assert.True(await connection.IsClosedByServerAsync());
        Assert.Contains(server.Log.AboveDebug, e => e.Message == "Requests were not finished 1 s after the server took no more: their connections are cut off");
    }
}
