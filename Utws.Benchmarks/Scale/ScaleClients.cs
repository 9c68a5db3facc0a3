using System.Diagnostics;

namespace Utws.Benchmarks.Scale;

/// <summary>Connections to one server that are opened once and run together.</summary>
internal sealed class ScaleClients : IDisposable
{
    // An answer's head and two sessions; of a longer answer several pieces.
    private const int BufferBytes = 4 * 1024;

    private readonly ScaledServer _server;
    private readonly ScaleClient[] _clients;

    private ScaleClients(ScaledServer server, ScaleClient[] clients) => (_server, _clients) = (server, clients);

    /// <summary>Opens them.</summary>
    public static async Task<ScaleClients> OpenAsync(ScaledServer server, int count)
    {
#pragma warning disable CA2000 // they are the result's to dispose of
        ScaleClients opened = new(server, [.. Enumerable.Range(0, count).Select(static _ => new ScaleClient(BufferBytes))]);
#pragma warning restore CA2000
        foreach (ScaleClient client in opened._clients)
        {
            await client.ConnectAsync(server.Endpoint);
        }

        return opened;
    }

    /// <summary>Runs all of them for a while, or until each has made so many requests.</summary>
    public async Task<ScaleSample> RunAsync(ScaleRequest request, TimeSpan duration, int most = int.MaxValue)
    {
        TimeSpan cpu = _server.CpuTime;
        long end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(_clients.Select(client => client.RunAsync(request.Bytes, end, most)));
        double used = (_server.CpuTime - cpu).TotalMicroseconds;
        int[] latencies = [.. _clients.SelectMany(client => client.Latencies)];
        Array.Sort(latencies);
        return new ScaleSample(
            latencies.Length,
            used / latencies.Length,
            TimeSpan.FromMicroseconds(latencies[latencies.Length / 2]),
            TimeSpan.FromMicroseconds(latencies[(int)(latencies.Length * 0.99)]),
            _server.ResidentMegabytes);
    }

    public void Dispose() => Array.ForEach(_clients, client => client.Dispose());
}
