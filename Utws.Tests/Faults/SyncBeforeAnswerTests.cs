using System.Globalization;
using System.Text.RegularExpressions;
using Utws.Api.Recording;
using Utws.Tests.Commands;
using Utws.Tests.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Faults;

/// <summary>What the kernel sees of a request in Durable mode, by strace: its group is written, then synced once, then the client is answered.</summary>
[Collection(AloneCollection.Name)]
public sealed partial class SyncBeforeAnswerTests : IDisposable
{
    private const int Requests = 30;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SystemFact("strace, and the right to trace", "strace -o /dev/null true")]
    public async Task Request_Durable_IsAnsweredAfterOneSyncOfWhatWasWritten()
    {
        string[] calls = await TraceAsync("Durable");
        List<string> between = [];
        int answers = 0;
        foreach (string call in calls)
        {
            if (call != "answer")
            {
                between.Add(call);
                continue;
            }

            answers++;
            string order = string.Join(' ', between);
            Assert.True(WriteThenOneSync().IsMatch(order), string.Create(CultureInfo.InvariantCulture, $"before answer {answers}: {order}"));
            between.Clear();
        }

        Assert.Equal(Requests, answers);
    }

    [SystemFact("strace, and the right to trace", "strace -o /dev/null true")]
    public async Task Request_Buffered_IsAnsweredWithoutWaitingForOne()
    {
        string[] calls = await TraceAsync("Buffered");
        Assert.Equal(Requests, calls.Count(c => c == "answer"));
        Assert.Contains("sync", calls, StringComparer.Ordinal);
    }

    // All writes of the group, and behind the last of them one sync, which is the last thing before the answer.
    [GeneratedRegex("^(?:write )+sync$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex WriteThenOneSync();

    // A call that another thread interrupted is told in two lines; the second has its outcome, and is when it was done.
    [GeneratedRegex("""^\d+ +(?<call>pwrite64|write|fdatasync|fsync)\((?<file>\d+<[^>]*>)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FileCall();

    private static string? Kind(string line)
    {
        if (line.Contains("HTTP/1.1 200 OK", StringComparison.Ordinal))
        {
            return "answer";
        }

        Match call = FileCall().Match(line);
        return !call.Success || !call.Groups["file"].Value.EndsWith("-wal>", StringComparison.Ordinal) ? null
            : call.Groups["call"].Value.EndsWith("sync", StringComparison.Ordinal) ? "sync"
            : "write";
    }

    private async Task<string[]> TraceAsync(string mode)
    {
        string trace = _folder.PathOf("trace");
        using ServerProcess server = await ServerProcess.StartAsync(
            _folder.Path,
            ["--Utws:Recording:Path=data", "--Utws:Recording:Mode=" + mode],
            environment: null,
            "strace", "-f", "-y", "-s", "64", "-e", "trace=pwrite64,write,fdatasync,fsync,sendto,sendmsg", "-o", trace);
        using RawHttpConnection connection = await RawHttpConnection.OpenAsync(server.Endpoint);

        // The first one also syncs the head of the log, and the next segment is being made meanwhile.
        Assert.Equal(200, (await connection.ExchangeAsync(NumberedRequest.ToBytes(0))).Status);
        await RecorderRun.UntilAsync(() => Directory.GetFiles(_folder.PathOf("data"), SegmentSchema.FilePattern).Length == 2);
        await Task.Delay(TimeSpan.FromSeconds(1));
        int begin = (await ReadAsync(trace)).Length - 1;
        for (int i = 1; i <= Requests; i++)
        {
            Assert.Equal(200, (await connection.ExchangeAsync(NumberedRequest.ToBytes(i))).Status);
        }

        string[] lines = await ReadAsync(trace);
        return [.. lines[begin..].Select(Kind).OfType<string>()];
    }

    private static async Task<string[]> ReadAsync(string file)
    {
        await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        return (await reader.ReadToEndAsync()).Split('\n');
    }
}
