using System.Net;
using System.Net.Sockets;

namespace Utws.Tests.Forwarding.ClickHouse;

/// <summary>Hands bytes on to a port of this machine, and can be told to break off the next connection on its way there or back.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly Task _accepting;

    public CuttingProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>After how many bytes of requests a connection is ended, both ways and in good order, as that of a killed process is.</summary>
    public int? RequestBytes { get; set; }

    /// <summary>Whether the answer that comes next is kept back, and its connection ended.</summary>
    public bool DropsAnswer { get; set; }

    /// <summary>How often it has broken off.</summary>
    public int Cuts { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient server = new();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
            _ = await Task.WhenAny(ForthAsync(client.GetStream(), server.GetStream()), BackAsync(server.GetStream(), client.GetStream()));
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or SocketException)
        {
            // One of the two has gone; so the other goes.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task ForthAsync(NetworkStream client, NetworkStream server)
    {
        byte[] bytes = new byte[16 * 1024];
        int sum = 0;
        int read;
        while ((read = await client.ReadAsync(bytes, _stop.Token)) > 0)
        {
            sum += read;
            int beyond = RequestBytes is { } limit ? sum - limit : 0;
            await server.WriteAsync(bytes.AsMemory(0, read - Math.Clamp(beyond, 0, read)), _stop.Token);
            if (beyond > 0)
            {
                RequestBytes = null;
                Cuts++;
                return;
            }
        }
    }

    private async Task BackAsync(NetworkStream server, NetworkStream client)
    {
        byte[] bytes = new byte[16 * 1024];
        int read;
        while ((read = await server.ReadAsync(bytes, _stop.Token)) > 0)
        {
            if (DropsAnswer)
            {
                DropsAnswer = false;
                Cuts++;
                return;
            }

            await client.WriteAsync(bytes.AsMemory(0, read), _stop.Token);
        }
    }
}
