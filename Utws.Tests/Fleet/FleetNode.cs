using System.Globalization;
using System.Net;
using Utws.Tests.Faults;
using Utws.Tests.Support;

namespace Utws.Tests.Fleet;

/// <summary>One server of a fleet, with a folder, a name, and addresses that stay the same from start to start.</summary>
/// <param name="name">Its name in the record.</param>
/// <param name="folder">Its working directory, which is there.</param>
/// <param name="settings">Settings as on the command line, for all nodes.</param>
internal sealed class FleetNode(string name, string folder, string[] settings) : IDisposable
{
    // Only a server that hangs meets it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private ServerProcess? _server;

    /// <summary>Where clients and balancers call it.</summary>
    public IPEndPoint Endpoint { get; } = new(IPAddress.Loopback, FreePort.Find());

    /// <summary>The operator's address.</summary>
    public IPEndPoint Admin { get; } = new(IPAddress.Loopback, FreePort.Find());

    /// <summary>The folder of its record.</summary>
    public string Data { get; } = Path.Combine(folder, "data");

    /// <summary>What its process has said, of its last life.</summary>
    public string Said => _server?.Said ?? "";

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        _server = await ServerProcess.StartAsync(folder,
        [
            string.Create(CultureInfo.InvariantCulture, $"--urls=http://127.0.0.1:{Endpoint.Port}"),
            string.Create(CultureInfo.InvariantCulture, $"--Utws:Admin:Url=http://127.0.0.1:{Admin.Port}"),
            "--Utws:Recording:Path=" + Data,
            "--Utws:Recording:Node=" + name,
            .. settings,
        ]);
        await UntilReadyIsAsync(200);
    }

    /// <summary>Asks it to end in good order (SIGTERM); does not wait.</summary>
    public Task AskToEndAsync() => _server!.AskToEndAsync();

    /// <summary>Waits for its end and gives the exit code.</summary>
    public Task<int> EndAsync() => _server!.EndAsync();

    /// <summary>Ends it as a crash does (SIGKILL).</summary>
    public Task KillAsync() => _server!.KillAsync();

    /// <summary>What the operator's address answers there.</summary>
    public Task<RawHttpResponse> AskAsync(string path) =>
        RawHttpConnection.ExchangeAsync(Admin, new RawHttpRequest { Method = "GET", Target = path, Host = Admin.ToString() }.ToBytes());

    /// <summary>Waits until readiness has this status.</summary>
    public async Task UntilReadyIsAsync(int status)
    {
        using CancellationTokenSource patience = new(s_patience);
        while ((await AskAsync("/health/ready")).Status != status)
        {
            await Task.Delay(10, patience.Token);
        }
    }

    public void Dispose() => _server?.Dispose();
}
