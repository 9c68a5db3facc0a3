using System.Diagnostics;
using System.Globalization;
using Utws.Benchmarks.Load.Bodies;

namespace Utws.Benchmarks.Load.Generator;

/// <summary>wrk, where it is installed: of all generators it leaves most of the machine to the server.</summary>
internal sealed class WrkGenerator : ILoadGenerator
{
    private const string ResultStart = "@load ";

    // Two of them drive any of the servers here to its limit, also where there are more cores.
    private static readonly int s_threads = Math.Min(2, Environment.ProcessorCount);

    public string Name => "wrk";

    /// <summary>Whether it is installed.</summary>
    public static bool IsInstalled()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Any(folder => File.Exists(Path.Combine(folder, "wrk")));
    }

    public async Task<LoadResult> RunAsync(Uri address, LoadBody body, int connections, int seconds)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, body.Request);
            return Parse(await RunAsync(address, body, file, connections, seconds));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> RunAsync(Uri address, LoadBody body, string file, int connections, int seconds)
    {
        ProcessStartInfo start = new("wrk")
        {
            ArgumentList =
            {
                "--threads", Number(Math.Min(s_threads, connections)), "--connections", Number(connections), "--duration", Number(seconds) + "s",
                "--timeout", "10s", "--latency", "--script", Path.Combine(AppContext.BaseDirectory, "Load", "load.lua"), address.AbsoluteUri,
            },
            Environment = { ["LOAD_BODY"] = file },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in body.Fields)
        {
            start.Environment[name == "SOAPAction" ? "LOAD_ACTION" : "LOAD_TYPE"] = value;
        }

        using Process wrk = Process.Start(start)!;
        Task<string> errors = wrk.StandardError.ReadToEndAsync();
        string output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return wrk.ExitCode == 0 ? output : throw new InvalidOperationException("wrk failed: " + await errors);
    }

    private static LoadResult Parse(string output)
    {
        string line = output.Split('\n').FirstOrDefault(l => l.StartsWith(ResultStart, StringComparison.Ordinal))
            ?? throw new InvalidOperationException("wrk did not tell its result: " + output);
        long[] numbers = [.. line[ResultStart.Length..].Split(' ').Select(n => long.Parse(n, CultureInfo.InvariantCulture))];
        return new LoadResult(
            numbers[0], TimeSpan.FromMicroseconds(numbers[1]), TimeSpan.FromMicroseconds(numbers[2]), TimeSpan.FromMicroseconds(numbers[3]), numbers[4]);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
