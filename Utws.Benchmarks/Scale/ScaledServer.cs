using System.Diagnostics;
using System.Net;

namespace Utws.Benchmarks.Scale;

/// <summary>UTWS as a process of its own, with recording off, on a free port of the loopback address.</summary>
internal sealed class ScaledServer : IDisposable
{
    private const string Listening = "Now listening on: ";

    // Only a server that hangs meets it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ScaledServer(Process process, IPEndPoint endpoint) => (_process, Endpoint) = (process, endpoint);

    public IPEndPoint Endpoint { get; }

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
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>Starts the program at a path, a <c>.dll</c> or an executable, and waits until it listens.</summary>
    public static async Task<ScaledServer> StartAsync(string program)
    {
        string[] command = program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", program] : [program];
        ProcessStartInfo start = new(command[0], [.. command[1..], "--urls", "http://127.0.0.1:0", "--Utws:Admin:Url=", "--Utws:Recording:Mode=Off"])
        {
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(program)),
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        try
        {
            using CancellationTokenSource tooLate = new(s_patience);
            while (await process.StandardOutput.ReadLineAsync(tooLate.Token) is { } line)
            {
                int at = line.IndexOf(Listening, StringComparison.Ordinal);
                if (at >= 0)
                {
                    Uri address = new(line[(at + Listening.Length)..].Trim());

                    // What it says later is read, so that it is never kept from saying it.
                    _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    return new ScaledServer(process, new IPEndPoint(IPAddress.Parse(address.Host), address.Port));
                }
            }

            throw new InvalidOperationException($"{program} ended before it listened.");
        }
        catch
        {
            Stop(process);
            throw;
        }
    }

    public void Dispose() => Stop(_process);

    private static void Stop(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
