using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Policy;

/// <summary>Files replaced under load, on the real server: no request fails, and none is decided by two policies.</summary>
public sealed class PolicyReplacementTests
{
    private const int Replacements = 300;
    private const int Callers = 4;
    private const int Sessions = 50;

    // Only a server that hangs meets it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Server_FileReplacedHundredsOfTimes_AnswersEveryRequestWhollyByOnePolicy()
    {
        using WatchedPolicy policy = new();
        byte[] bytes = await File.ReadAllBytesAsync(policy.Path);
        LoadedPolicy first = PolicyFile.Parse(policy.Path, bytes);
        await using UtwsServer server = await UtwsServer.StartAsync(first.Policy, "--Utws:Policy:Reload=0");
        PolicyWatcher watcher = new(
            new FilePolicyOrigin(policy.Path), new PolicyStart(first, new PolicyContent(bytes, Error: null)), server.Services.GetRequiredService<CurrentPolicy>(),
            policy.Clock, NullLogger<PolicyWatcher>.Instance);
        using CancellationTokenSource replaced = new();
        Channel<long> answered = Channel.CreateUnbounded<long>();
        Task<HashSet<long>>[] callers = [.. Enumerable.Range(0, Callers).Select(_ => CallAsync(server, answered.Writer, replaced.Token))];
        for (int number = 2; number <= Replacements + 1; number++)
        {
            policy.Replace(WatchedPolicy.Text(number));
            await watcher.LookAsync();

            // At least as many requests as policies, and some under way at each change.
            _ = await answered.Reader.ReadAsync().AsTask().WaitAsync(s_patience);
        }

        await replaced.CancelAsync();
        HashSet<long> seen = [.. (await Task.WhenAll(callers)).SelectMany(n => n)];
        Assert.Equal((Replacements, 0), (watcher.Status.Accepted, watcher.Status.Refused));
        Assert.InRange(seen.Count, 10, Replacements + 1);
        Assert.Empty(server.Log.AboveDebug);
    }

    // The last request begins when the last policy is served.
    private static async Task<HashSet<long>> CallAsync(UtwsServer server, ChannelWriter<long> answered, CancellationToken replaced)
    {
        byte[] body = SwappedPolicy.Request(Sessions);
        byte[] request = RawHttpRequest.Soap(EnvelopeVersion.Soap11, body).ToBytes();
        HashSet<long> seen = [];
        using RawHttpConnection connection = await server.ConnectAsync();
        bool isLast;
        do
        {
            isLast = replaced.IsCancellationRequested;
            await connection.SendPiecesAsync([request.AsMemory(0, 2000), request.AsMemory(2000)]);
            RawHttpResponse answer = await connection.ReadResponseAsync();
            Assert.Equal(200, answer.Status);
            long[] numbers = [.. AnswerMeaning.Of(answer.Body).Items!.Select(i => i!.PublishUntil)];
            Assert.Equal(Sessions, numbers.Length);
            _ = seen.Add(Assert.Single(numbers.Distinct()));
            Assert.True(answered.TryWrite(numbers[0]));
        }
        while (!isLast);

        return seen;
    }
}
