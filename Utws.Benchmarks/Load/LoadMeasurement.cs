using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Generator;
using Utws.Benchmarks.Load.Servers;

namespace Utws.Benchmarks.Load;

/// <summary>Warms servers up and measures them.</summary>
internal sealed class LoadMeasurement(ILoadGenerator generator)
{
    // The least that wrk does.
    private const int Seconds = 1;

    // Garbage is counted with few connections, which stay open, so that no buffer grows in between; all requests count alike.
    private const int CountedConnections = 16;

    // A method is compiled in full a while after its 30th call (tiered compilation), the loops in it after more.
    private const int WarmSessions = 30_000;

    private static readonly TimeSpan s_slice = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestWarmUp = TimeSpan.FromSeconds(10);

    /// <summary>Loads a server until its code is compiled in full.</summary>
    /// <param name="server">Which.</param>
    /// <param name="loadCase">With what.</param>
    /// <param name="least">For how long at least.</param>
    public static async Task WarmUpAsync(ServedProcess server, LoadCase loadCase, TimeSpan least)
    {
        using LoadConnections connections = await LoadConnections.OpenAsync(server.Address, loadCase.Body, Math.Min(CountedConnections, loadCase.Connections));
        long sessions = 0;
        for (TimeSpan spent = TimeSpan.Zero; spent < s_longestWarmUp && (spent < least || sessions < WarmSessions);)
        {
            LoadResult result = await connections.RunAsync(s_slice);
            spent += result.Elapsed;
            sessions += Answered(server, loadCase, result) * loadCase.Body.Sessions.Length;
        }
    }

    /// <summary>Measures a server that is warm, for a second.</summary>
    /// <param name="server">Which.</param>
    /// <param name="loadCase">With what.</param>
    /// <param name="turn">Which time.</param>
    /// <param name="allocatedBytes">The garbage of a request, which is counted by itself.</param>
    public async Task<LoadSample> MeasureAsync(ServedProcess server, LoadCase loadCase, int turn, double? allocatedBytes)
    {
        await server.QuiesceAsync();
        TimeSpan before = server.CpuTime;
        LoadResult result = await generator.RunAsync(server.Address, loadCase.Body, loadCase.Connections, Seconds);
        long requests = Answered(server, loadCase, result);
        await server.QuiesceAsync();
        TimeSpan cpu = server.CpuTime - before;
        double megabytes = server.ResidentBytes / 1e6;
        await server.RequireRightAnswerAsync(loadCase.Body);
        return new LoadSample(
            server.Server, loadCase, turn, cpu.TotalMicroseconds / requests, result.RequestsPerSecond,
            result.P50.TotalMilliseconds, result.P99.TotalMilliseconds, allocatedBytes, megabytes);
    }

    /// <summary>Counts the bytes that a request allocates in a server that is warm; null if the server does not tell.</summary>
    public static async Task<double?> CountGarbageAsync(ServedProcess server, LoadCase loadCase)
    {
        using LoadConnections connections = await LoadConnections.OpenAsync(server.Address, loadCase.Body, Math.Min(CountedConnections, loadCase.Connections));
        _ = Answered(server, loadCase, await connections.RunAsync(s_slice));
        long? before = await server.AllocatedBytesAsync();
        long requests = Answered(server, loadCase, await connections.RunAsync(s_slice));
        return (await server.AllocatedBytesAsync() - before) / (double)requests;
    }

    private static long Answered(ServedProcess server, LoadCase loadCase, LoadResult result) => result is { Errors: 0, Requests: > 0 }
        ? result.Requests
        : throw new InvalidOperationException(FormattableString.Invariant(
            $"{server.Server.Name}, {loadCase.Title}: {result.Errors} errors, {result.Requests} answers"));
}
