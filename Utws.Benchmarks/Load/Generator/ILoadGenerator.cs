using Utws.Benchmarks.Load.Bodies;

namespace Utws.Benchmarks.Load.Generator;

/// <summary>Sends one body over and over, on every connection the next as soon as the last is answered.</summary>
internal interface ILoadGenerator
{
    /// <summary>What made the load, for the report.</summary>
    string Name { get; }

    /// <summary>Loads a server.</summary>
    /// <param name="address">Scheme, host, port and path.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="connections">How many connections are opened and kept.</param>
    /// <param name="seconds">For how long.</param>
    Task<LoadResult> RunAsync(Uri address, LoadBody body, int connections, int seconds);
}
