using System.Net;
using System.Net.Sockets;

namespace Utws.Tests.Forwarding;

/// <summary>A TCP proxy on a loopback port that loses what it is told to.</summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    // A batch of 100 sessions in some hundred steps.
    private const int SlowBytes = 256;
    private static readonly TimeSpan s_slowPause = TimeSpan.FromMilliseconds(5);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly Task _accepting;
    private int _dropped;
    private int _connections;
    private int _freezes;

    public LossyProxy(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    /// <summary>What it does from now on, with connections that are there already, too.</summary>
    public ProxyMode Mode { get; set; }

    /// <summary>How many answers it has dropped.</summary>
    public int Dropped => Volatile.Read(ref _dropped);

    /// <summary>How many connections there are.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Passes nothing more on connections that are there already, and does not close them; new ones are as good as ever.</summary>
    public void Freeze() => _ = Interlocked.Increment(ref _freezes);

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
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient server = new();
        int freezes = Volatile.Read(ref _freezes);
        _ = Interlocked.Increment(ref _connections);
        using (client)
        {
            try
            {
                if (Mode == ProxyMode.Refuse)
                {
                    return;
                }

                await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
                _ = await Task.WhenAny(CopyAsync(client, server, freezes, isAnswer: false), CopyAsync(server, client, freezes, isAnswer: true));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
            {
                // One of the two has gone.
            }
            finally
            {
                _ = Interlocked.Decrement(ref _connections);
            }
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, int freezes, bool isAnswer)
    {
        byte[] buffer = new byte[64 * 1024];
        NetworkStream source = from.GetStream();
        NetworkStream target = to.GetStream();
        while (true)
        {
            int wanted = Mode == ProxyMode.Slow ? SlowBytes : buffer.Length;
            int read = await source.ReadAsync(buffer.AsMemory(0, wanted), _stop.Token);
            if (freezes != Volatile.Read(ref _freezes))
            {
                await Task.Delay(Timeout.Infinite, _stop.Token);
            }

            if (read == 0)
            {
                return;
            }

            if (isAnswer && Mode == ProxyMode.DropAnswers)
            {
                _ = Interlocked.Increment(ref _dropped);
                return;
            }

            if (Mode == ProxyMode.Refuse)
            {
                return;
            }

            if (Mode == ProxyMode.Slow)
            {
                await Task.Delay(s_slowPause, _stop.Token);
            }

            await target.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }
}
