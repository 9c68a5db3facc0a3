using System.Diagnostics;
using System.Text;

namespace Utws.Tests.Commands;

/// <summary>The built program as a process of its own, the way a user starts it.</summary>
internal sealed class ProgramProcess : IDisposable
{
    // Only a program that hangs meets it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly CancellationTokenSource _deadline = new(s_patience);

    private ProgramProcess(Process process) => _process = process;

    /// <summary>Starts it; <paramref name="folder"/> is its working directory.</summary>
    public static ProgramProcess Start(string folder, params string[] args) => StartAtHome(null, folder, args);

    /// <summary>Starts it for a user whose home is <paramref name="home"/>.</summary>
    public static ProgramProcess StartAtHome(string? home, string folder, params string[] args)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "utws.dll"), .. args])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        if (home is not null)
        {
            start.Environment["HOME"] = home;
        }

        return new ProgramProcess(Process.Start(start)!);
    }

    /// <summary>Waits for its end and gives all it said.</summary>
    public async Task<CommandRun> EndAsync()
    {
        _process.StandardInput.Close();
        Task<string> output = _process.StandardOutput.ReadToEndAsync(_deadline.Token);
        Task<string> error = _process.StandardError.ReadToEndAsync(_deadline.Token);
        await _process.WaitForExitAsync(_deadline.Token);
        return new CommandRun(_process.ExitCode, await output, await error);
    }

    /// <summary>Reads its output up to a line that contains the text, and gives that line.</summary>
    public async Task<string> ReadToAsync(string text)
    {
        while (await _process.StandardOutput.ReadLineAsync(_deadline.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new EndOfStreamException($"It ended without saying '{text}': {await _process.StandardError.ReadToEndAsync(_deadline.Token)}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _deadline.Dispose();
    }
}
