using System.Text;
using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Generator;

namespace Utws.Tests.Load;

/// <summary>The built-in load generator against a server that counts for itself.</summary>
public sealed class SocketGeneratorTests
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nDate: now\r\n\r\nright";
    private const string Chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nrig\r\n2\r\nht\r\n0\r\n\r\n";

    private static readonly LoadBody s_body = LoadBodies.All[0];
    private static readonly TimeSpan s_awhile = TimeSpan.FromMilliseconds(50);

    [Theory]
    [InlineData(Answer)]
    [InlineData(Chunked)]
    public async Task EveryAnswer_IsCountedOnce(string answer)
    {
        await using CountingServer server = new(RequestBytes, Encoding.ASCII.GetBytes(answer));
        LoadResult result = await RunAsync(server, connections: 3);
        Assert.InRange(result.Requests, 3, int.MaxValue);
        Assert.Equal(server.Answered, result.Requests);
        Assert.Equal(0, result.Errors);
    }

    [Theory]
    [InlineData(Answer)]
    [InlineData(Chunked)]
    public async Task AnswerThatComesByteByByte_IsOneAnswer(string answer)
    {
        await using CountingServer server = new(RequestBytes, [.. Encoding.ASCII.GetBytes(answer).Select(b => (byte[])[b])]);
        LoadResult result = await RunAsync(server, connections: 1);
        Assert.Equal(server.Answered, result.Requests);
        Assert.Equal(0, result.Errors);
    }

    [Fact]
    public async Task AnswerLongerThanAnyBuffer_IsReadToItsEnd()
    {
        byte[] body = new byte[1024 * 1024];
        await using CountingServer server = new(RequestBytes, Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n"), body);
        LoadResult result = await RunAsync(server, connections: 2);
        Assert.Equal(server.Answered, result.Requests);
        Assert.Equal(0, result.Errors);
    }

    [Fact]
    public async Task OtherStatus_IsAnError()
    {
        await using CountingServer server = new(RequestBytes, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        LoadResult result = await RunAsync(server, connections: 1);
        Assert.Equal(server.Answered, result.Requests);
        Assert.Equal(server.Answered, result.Errors);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nDate: now\r\n\r\nright")] // no length
    [InlineData("SSH-2.0-other\r\n\r\n")]
    public async Task WhatIsNoAnswer_IsOneErrorAConnection(string bytes)
    {
        await using CountingServer server = new(RequestBytes, Encoding.ASCII.GetBytes(bytes));
        LoadResult result = await RunAsync(server, connections: 2);
        Assert.Equal((0, 2), (result.Requests, result.Errors));
    }

    [Fact]
    public async Task ConnectionThatBreaks_IsOneError()
    {
        await using CountingServer server = new(RequestBytes, Encoding.ASCII.GetBytes(Answer)) { HangsUpAfter = 3 };
        LoadResult result = await RunAsync(server, connections: 1);
        Assert.Equal((3, 1), (result.Requests, result.Errors));
    }

    [Fact]
    public async Task SecondRun_CountsItsOwnOnly()
    {
        await using CountingServer server = new(RequestBytes, Encoding.ASCII.GetBytes(Answer));
        using LoadConnections connections = await LoadConnections.OpenAsync(server.Address, s_body, 2);
        LoadResult first = await connections.RunAsync(s_awhile);
        LoadResult second = await connections.RunAsync(s_awhile);
        Assert.Equal(server.Answered, first.Requests + second.Requests);
    }

    private static int RequestBytes(Uri address) => HttpPost.Create(address, s_body).Length;

    private static async Task<LoadResult> RunAsync(CountingServer server, int connections)
    {
        using LoadConnections open = await LoadConnections.OpenAsync(server.Address, s_body, connections);
        return await open.RunAsync(s_awhile);
    }
}
