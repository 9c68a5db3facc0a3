using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Utws.Api.Description;
using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Peers;

namespace Utws.Benchmarks.Load.Servers;

/// <summary>A server as a process of its own, on a free port of the loopback address.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    // Only a server that hangs meets it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static readonly HttpClient s_client = new();

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string? _folder;
    private TaskCompletionSource<long>? _bytes;

    private ServedProcess(LoadServer server, ProcessStartInfo start, string? folder)
    {
        Server = server;
        _folder = folder;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("it ended before it listened"));
    }

    public LoadServer Server { get; }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>CPU time of all its threads, the kernel's for it included; on Linux to 10 ms.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Its resident memory.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="server">Which.</param>
    /// <param name="command">How servers are started.</param>
    /// <param name="recordFolder">Where a recording server may make a folder for itself; it goes with the process.</param>
    public static async Task<ServedProcess> StartAsync(LoadServer server, ServerCommand command, string recordFolder)
    {
        string? folder = server.IsRecording ? Path.Combine(recordFolder, $"{server.Name}-{Guid.NewGuid():N}") : null;
        ServedProcess served = new(server, command.Create(server, folder), folder);
        try
        {
            _ = served._process.Start();
            served._process.BeginOutputReadLine();
            served._process.BeginErrorReadLine();
            served.Address = new Uri(await served._address.Task.WaitAsync(s_patience), ServiceRoutes.Path);
            return served;
        }
        catch (Exception failure)
        {
            await served.DisposeAsync();
            throw new InvalidOperationException($"{server.Name} did not start. It said:\n{string.Join('\n', served._said)}", failure);
        }
    }

    /// <summary>What it has allocated since its start; null if it does not tell.</summary>
    public async Task<long?> AllocatedBytesAsync()
    {
        if (Server.Peer is null)
        {
            return null;
        }

        _bytes = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _process.StandardInput.WriteLineAsync(StatsChannel.Question);
        await _process.StandardInput.FlushAsync();
        return await _bytes.Task.WaitAsync(s_patience);
    }

    /// <summary>Sends it a body and checks the answer field by field.</summary>
    /// <exception cref="InvalidOperationException">The answer is wrong: a fast wrong answer is no result.</exception>
    public async Task RequireRightAnswerAsync(LoadBody body)
    {
        using ByteArrayContent content = new(body.Request);
        using HttpRequestMessage request = new(HttpMethod.Post, Address) { Content = content };
        foreach ((string name, string value) in body.Fields)
        {
            _ = name == "Content-Type" ? content.Headers.TryAddWithoutValidation(name, value) : request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await s_client.SendAsync(request);
        byte[] answer = await response.Content.ReadAsByteArrayAsync();
        if (AnswerCheck.Problem(body, (int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), answer) is { } problem)
        {
            throw new InvalidOperationException($"{Server.Name} answers {body.Name} wrongly: {problem}");
        }
    }

    /// <summary>Waits until it has done what it was sent, some of which wrk leaves behind when it hangs up; 5 s at most.</summary>
    public async Task QuiesceAsync()
    {
        const int Looks = 100;
        TimeSpan look = TimeSpan.FromMilliseconds(50);
        TimeSpan before = CpuTime;
        for (int i = 0; i < Looks; i++)
        {
            await Task.Delay(look);
            TimeSpan now = CpuTime;
            if (now - before <= look / 10)
            {
                return;
            }

            before = now;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        if (_folder is not null && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        if (line.StartsWith(StatsChannel.AnswerStart, StringComparison.Ordinal))
        {
            _ = _bytes?.TrySetResult(long.Parse(line.AsSpan(StatsChannel.AnswerStart.Length), CultureInfo.InvariantCulture));
            return;
        }

        _said.Enqueue(line);
        int at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0)
        {
            _ = _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }
}
