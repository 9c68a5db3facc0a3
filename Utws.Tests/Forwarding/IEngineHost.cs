using Utws.Api.Forwarding;

namespace Utws.Tests.Forwarding;

/// <summary>A real engine as a process of its own on a loopback port, to be treated badly.</summary>
internal interface IEngineHost : IAsyncDisposable
{
    /// <summary>The port that it listens on, the same after every start.</summary>
    int Port { get; }

    /// <summary>The server's settings (as on its command line) for this engine, behind that port: the engine's own or a proxy's.</summary>
    string[] Settings(int port);

    /// <summary>An engine client that goes to that port: the engine's own or a proxy's.</summary>
    IEngine Connect(int port);

    /// <summary>Starts it, on what it had stored before, and waits until it answers.</summary>
    Task StartAsync();

    /// <summary>Ends it as a crash does.</summary>
    Task KillAsync();

    /// <summary>All that it has stored. Of one node and epoch in the order of arrival where the engine keeps one, else by group and ordinal.</summary>
    Task<IReadOnlyList<StoredSession>> ReadAsync();
}
