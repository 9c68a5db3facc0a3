using System.Text;
using Utws.Tests.Commands;
using Utws.Tests.Compression;
using Utws.Tests.Support;

namespace Utws.Tests.Capture;

/// <summary>What is captured is what came and went, and the checker finds it the same.</summary>
public sealed class CaptureTests
{
    private static readonly byte[] s_request = File.ReadAllBytes(Path.Combine(CommandRun.Corpus, "client-requests", "zeep-1.1.http"));

    [Fact]
    public async Task ClientRequests_AreCapturedAndCheckedTheSame()
    {
        using CaptureRun capture = new();
        await using (UtwsServer server = await capture.StartAsync())
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(CommandRun.Corpus, "client-requests")))
            {
                RawHttpResponse answer = await RawHttpConnection.ExchangeAsync(server.Endpoint, await File.ReadAllBytesAsync(file));
                Assert.Equal(200, answer.Status);
            }
        }

        CommandRun run = await capture.CheckAsync();
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(6, run.Output.Split('\n').Count(l => l == "  the recorded response: same"));
        Assert.EndsWith("\n6 files: 6 accepted, 0 with faults, 0 differ, 0 could not be read\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("remark", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_AreWrittenAsTheyCameAndWent()
    {
        using CaptureRun capture = new();
        RawHttpResponse answer;
        await using (UtwsServer server = await capture.StartAsync())
        {
            answer = await RawHttpConnection.ExchangeAsync(server.Endpoint, s_request);
        }

        string sent = Encoding.UTF8.GetString(s_request);
        string request = capture.Read(".request.http");
        Assert.StartsWith("POST /usagetracking/utws.asmx HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Equal(sent[sent.IndexOf("\r\n\r\n", StringComparison.Ordinal)..], request[request.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]);
        Assert.Equal(Fields(sent), Fields(request));
        string response = capture.Read(".response.http");
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", response, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n" + answer.BodyText, response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FaultsAndSplitAndChunkedBodies_AreCapturedAndCheckedTheSame()
    {
        using CaptureRun capture = new();
        await using (UtwsServer server = await capture.StartAsync())
        {
            foreach (string file in new[] { "bad-int.http", "wrong-soap-action.http", "wrong-content-type.http", "chunked.http", "by-body-1.2.http" })
            {
                byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(CommandRun.Corpus, "check", file));
                using RawHttpConnection connection = await server.ConnectAsync();
                await connection.SendPiecesAsync(bytes.Chunk(37).Select(c => (ReadOnlyMemory<byte>)c));
                _ = await connection.ReadResponseAsync();
            }
        }

        CommandRun run = await capture.CheckAsync();
        Assert.Equal(5, run.Output.Split('\n').Count(l => l == "  the recorded response: same"));
        Assert.EndsWith("\n5 files: 2 accepted, 3 with faults, 0 differ, 0 could not be read\n", run.Output, StringComparison.Ordinal);
    }

    // The request stays coded, as it came; the answer is written as it was before it was compressed.
    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task CodedMessages_AreCapturedAndCheckedTheSame(string coding)
    {
        using CaptureRun capture = new();
        byte[] body = Coded.Encode(coding, Encoding.UTF8.GetBytes(RequestBody.Sessions(
            EnvelopeVersion.Soap11, string.Concat(Enumerable.Repeat("<SessionInfo><productID>1</productID></SessionInfo>", 500)))));
        await using (UtwsServer server = await capture.StartAsync())
        {
            RawHttpResponse answer = await server.SendAsync(
                RawHttpRequest.Soap(EnvelopeVersion.Soap11, body).With("Content-Encoding", coding).With("Accept-Encoding", coding));
            Assert.Equal((200, coding), (answer.Status, answer.Header("Content-Encoding")));
        }

        Assert.DoesNotContain("Content-Encoding", capture.Read(".response.http"), StringComparison.Ordinal);
        CommandRun run = await capture.CheckAsync();
        Assert.Contains("  the recorded response: same\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n1 file: 1 accepted, 0 with faults, 0 differ, 0 could not be read\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_AreNotWritten()
    {
        using CaptureRun capture = new();
        await using (UtwsServer server = await capture.StartAsync())
        {
            _ = await server.SendAsync(RawHttpRequest.Soap(EnvelopeVersion.Soap11, "<a/>").With("Authorization", "Basic c2VjcmV0").With("Cookie", "session=secret"));
        }

        string request = capture.Read(".request.http");
        Assert.Contains("Authorization: (not written)\r\n", request, StringComparison.Ordinal);
        Assert.Contains("Cookie: (not written)\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", request, StringComparison.Ordinal);
        Assert.DoesNotContain("session", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AbortedRequest_IsWrittenAsFarAsItCameWithoutAResponse()
    {
        using CaptureRun capture = new();
        await using (UtwsServer server = await capture.StartAsync())
        {
            using RawHttpConnection connection = await server.ConnectAsync();
            await connection.SendAsync(s_request.AsMemory(0, s_request.Length - 100));
            connection.FinishSending();
            await server.Log.WaitForAsync(e => e.Message.StartsWith("A request ended before it was complete", StringComparison.Ordinal));
        }

        string name = Assert.Single(capture.Files);
        Assert.EndsWith(".request.http", name, StringComparison.Ordinal);
        CommandRun run = await capture.CheckAsync();
        Assert.Contains("  remark: Content-Length says ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Off_WritesNothing()
    {
        using CaptureRun capture = new();
        await using (UtwsServer server = await UtwsServer.StartAsync(decider: null, "--Utws:Capture:Path="))
        {
            Assert.Equal(200, (await RawHttpConnection.ExchangeAsync(server.Endpoint, s_request)).Status);
        }

        Assert.Empty(capture.Files);
    }

    private static string[] Fields(string message) =>
        [.. message[..message.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n").Skip(1).Order(StringComparer.OrdinalIgnoreCase)];
}
