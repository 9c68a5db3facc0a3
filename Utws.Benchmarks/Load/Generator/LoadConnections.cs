using System.Diagnostics;
using System.Net;
using Utws.Benchmarks.Load.Bodies;

namespace Utws.Benchmarks.Load.Generator;

/// <summary>Open connections that can be run several times; what opening them costs the server is in none of the runs.</summary>
internal sealed class LoadConnections : IDisposable
{
    // As wrk's --timeout: only a server that hangs meets it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly LoadConnection[] _connections;
    private readonly byte[] _request;

    private LoadConnections(LoadConnection[] connections, byte[] request) => (_connections, _request) = (connections, request);

    /// <summary>Opens them.</summary>
    public static async Task<LoadConnections> OpenAsync(Uri address, LoadBody body, int count)
    {
        IPEndPoint server = new(IPAddress.Parse(address.Host), address.Port);
#pragma warning disable CA2000 // they are the caller's
        LoadConnections opened = new([.. Enumerable.Range(0, count).Select(_ => new LoadConnection())], HttpPost.Create(address, body));
#pragma warning restore CA2000
        foreach (LoadConnection connection in opened._connections)
        {
            await connection.ConnectAsync(server);
        }

        return opened;
    }

    /// <summary>Runs all of them.</summary>
    public async Task<LoadResult> RunAsync(TimeSpan duration)
    {
        long begun = Stopwatch.GetTimestamp();
        long end = begun + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        using CancellationTokenSource hung = new(duration + s_patience);
        await using (hung.Token.Register(Dispose))
        {
            await Task.WhenAll(_connections.Select(connection => connection.RunAsync(_request, end)));
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(begun);
        LatencyHistogram latencies = new();
        foreach (LoadConnection connection in _connections)
        {
            latencies.Add(connection.Latencies);
        }

        return new LoadResult(latencies.Count, elapsed, latencies.Percentile(50), latencies.Percentile(99), _connections.Sum(c => c.Errors));
    }

    public void Dispose() => Array.ForEach(_connections, connection => connection.Dispose());
}
