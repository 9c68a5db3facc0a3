using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Utws.Tests.Recording;

namespace Utws.Tests.Faults;

/// <summary>The built server as a process of its own, to be ended in all the ways a process can end.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Listening = "Now listening on: http://127.0.0.1:";

    // Only a server that hangs meets it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.Exited += (_, _) => _port.TrySetException(new InvalidOperationException("the server ended before it listened"));
        process.EnableRaisingEvents = true;
    }

    public IPEndPoint Endpoint { get; private set; } = new(IPAddress.Loopback, 0);

    /// <summary>The server's own process, where it runs under another.</summary>
    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>All that it has said so far, on both outputs.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="settings">Settings as on the command line.</param>
    /// <param name="environment">What its environment has beside this process's.</param>
    /// <param name="under">Words before the command, such as <c>strace</c>'s; they have to become the server, or to end with it.</param>
    public static async Task<ServerProcess> StartAsync(
        string folder, string[] settings, IEnumerable<KeyValuePair<string, string>>? environment = null, params string[] under)
    {
        string[] command = [.. under, "dotnet", Path.Combine(AppContext.BaseDirectory, "utws.dll"), "--urls", "http://127.0.0.1:0", "--Utws:Admin:Url=", "--Utws:Drain:NoticeSeconds=0", .. settings];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

#pragma warning disable CA2000 // the one made here is the caller's
        ServerProcess server = new(new Process { StartInfo = start });
#pragma warning restore CA2000
        try
        {
            _ = server._process.Start();
            server._process.BeginOutputReadLine();
            server._process.BeginErrorReadLine();
            server.Endpoint = new IPEndPoint(IPAddress.Loopback, await server._port.Task.WaitAsync(s_patience));
            return server;
        }
        catch (Exception failure)
        {
            string said = server.Said;
            server.Dispose();
            throw new InvalidOperationException("The server did not start. It said:\n" + said, failure);
        }
    }

    /// <summary>Ends it as a crash does, at once and wherever it is (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(s_patience);
    }

    /// <summary>Asks it to end in good order (SIGTERM); does not wait.</summary>
    public async Task AskToEndAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync().WaitAsync(s_patience);
    }

    /// <summary>Waits for its end and gives the exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    /// <summary>Waits until it has said something.</summary>
    public Task UntilSaidAsync(string text) => RecorderRun.UntilAsync(() => Said.Contains(text, StringComparison.Ordinal));

    /// <summary>Its resident memory in bytes.</summary>
    public long ResidentBytes()
    {
        _process.Refresh();
        return _process.WorkingSet64;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _ = _said.AppendLine(line);
        }

        int at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0)
        {
            _ = _port.TrySetResult(int.Parse(line.AsSpan(at + Listening.Length), NumberStyles.None, CultureInfo.InvariantCulture));
        }
    }
}
