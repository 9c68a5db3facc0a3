using Microsoft.Extensions.Logging;
using Utws.Tests.Commands;
using Utws.Tests.Support;

namespace Utws.Tests.Capture;

/// <summary>Capturing ends where it is told to, once and for all, and never in a client's way.</summary>
public sealed class CaptureBoundTests
{
    private static readonly byte[] s_request = File.ReadAllBytes(Path.Combine(CommandRun.Corpus, "client-requests", "zeep-1.1.http"));

    [Fact]
    public async Task MaxMessages_StopsAndLogsOnce()
    {
        using CaptureRun capture = new();
        await using (UtwsServer server = await capture.StartAsync("--Utws:Capture:MaxMessages=5"))
        {
            await SendAsync(server, 6);
            AssertStoppedOnce(server, "Utws:Capture:MaxMessages");
        }

        // Two pairs: a fifth message would be half of one.
        Assert.Equal(4, capture.Files.Length);
    }

    // Chunks are taken off by the server and written as one: its frame counts, too.
    [Theory]
    [InlineData("client-requests/zeep-1.1.http")]
    [InlineData("check/chunked.http")]
    public async Task MaxBytes_StopsAndLogsOnce(string file)
    {
        const long MaxBytes = 65_536;
        byte[] request = await File.ReadAllBytesAsync(Path.Combine(CommandRun.Corpus, file));
        using CaptureRun capture = new();
        await using (UtwsServer server = await capture.StartAsync($"--Utws:Capture:MaxBytes={MaxBytes}"))
        {
            for (int i = 0; i < 60; i++)
            {
                Assert.Equal(200, (await RawHttpConnection.ExchangeAsync(server.Endpoint, request)).Status);
            }

            AssertStoppedOnce(server, "Utws:Capture:MaxBytes");
        }

        long written = capture.Files.Sum(f => new FileInfo(Path.Combine(capture.Folder, f)).Length);
        Assert.InRange(written, MaxBytes / 2, MaxBytes);
    }

    // A restart does not begin afresh, and what is there stays as it is.
    [Fact]
    public async Task Restart_CountsWhatIsThere()
    {
        using CaptureRun capture = new();
        await using (UtwsServer server = await capture.StartAsync("--Utws:Capture:MaxMessages=4"))
        {
            await SendAsync(server, 1);
        }

        string[] first = capture.Files;
        DateTime[] written = [.. first.Select(f => File.GetLastWriteTimeUtc(Path.Combine(capture.Folder, f)))];
        await using (UtwsServer server = await capture.StartAsync("--Utws:Capture:MaxMessages=4"))
        {
            await SendAsync(server, 3);
            AssertStoppedOnce(server, "Utws:Capture:MaxMessages");
        }

        Assert.Equal(4, capture.Files.Length);
        Assert.Equal(written, first.Select(f => File.GetLastWriteTimeUtc(Path.Combine(capture.Folder, f))));
    }

    // A single exchange gets a quarter of the bytes: a longer one is left out, and the next is captured.
    [Fact]
    public async Task LongMessage_IsLeftOutAlone()
    {
        using CaptureRun capture = new();
        await using (UtwsServer server = await capture.StartAsync("--Utws:Capture:MaxBytes=65536"))
        {
            ReadOnlyMemory<byte> body = s_request.AsMemory(s_request.AsSpan().IndexOf("\r\n\r\n"u8) + 4);
            Assert.Equal(200, (await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, PaddedBody.To(20_000, body)))).Status);
            await SendAsync(server, 1);
            Assert.DoesNotContain(server.Log.AboveDebug, e => e.Message.StartsWith("Capturing has stopped", StringComparison.Ordinal));
        }

        Assert.Equal(2, capture.Files.Length);
    }

    [Fact]
    public async Task BrokenDisk_StopsWithOneLineAndDisturbsNobody()
    {
        using CaptureRun capture = new();
        await using (UtwsServer server = await capture.StartAsync())
        {
            Directory.Delete(capture.Folder, recursive: true);
            await SendAsync(server, 1);
            await server.Log.WaitForAsync(e => e.Message.StartsWith("Capturing has stopped", StringComparison.Ordinal));
            await SendAsync(server, 5);
            CapturedLogEntry stopped = Assert.Single(
                server.Log.AboveDebug, e => e.Message.StartsWith("Capturing has stopped", StringComparison.Ordinal));
            Assert.Equal(LogLevel.Error, stopped.Level);
        }

        Assert.Empty(capture.Files);
    }

    private static async Task SendAsync(UtwsServer server, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Assert.Equal(200, (await RawHttpConnection.ExchangeAsync(server.Endpoint, s_request)).Status);
        }
    }

    private static void AssertStoppedOnce(UtwsServer server, string bound)
    {
        CapturedLogEntry stopped = Assert.Single(
            server.Log.AboveDebug, e => e.Message.StartsWith("Capturing has stopped", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Warning, stopped.Level);
        Assert.Contains(bound, stopped.Message, StringComparison.Ordinal);
    }
}
