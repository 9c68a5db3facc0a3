using Utws.Benchmarks.Load.Bodies;

namespace Utws.Benchmarks.Load.Generator;

/// <summary>The load generator that is always there.</summary>
/// <remarks>
/// Beside wrk, against the floor on two cores, it reached 75 to 85 % of the requests a second: it takes 9 us of CPU a request where wrk
/// takes 5. The server is woken for fewer requests at a time, and each costs it up to 40 % more: figures of one generator compare.
/// </remarks>
internal sealed class SocketGenerator : ILoadGenerator
{
    public string Name => "built-in generator";

    public async Task<LoadResult> RunAsync(Uri address, LoadBody body, int connections, int seconds)
    {
        using LoadConnections open = await LoadConnections.OpenAsync(address, body, connections);
        return await open.RunAsync(TimeSpan.FromSeconds(seconds));
    }
}
