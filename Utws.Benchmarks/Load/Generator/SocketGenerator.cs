using Utws.Benchmarks.Load.Bodies;

namespace Utws.Benchmarks.Load.Generator;

/// <summary>The load generator that is always there.</summary>
internal sealed class SocketGenerator : ILoadGenerator
{
    public string Name => "built-in generator";

    public async Task<LoadResult> RunAsync(Uri address, LoadBody body, int connections, int seconds)
    {
        using LoadConnections open = await LoadConnections.OpenAsync(address, body, connections);
        return await open.RunAsync(TimeSpan.FromSeconds(seconds));
    }
}
