using System.Net;
using System.Net.Sockets;

namespace Utws.Tests.Load;

/// <summary>A server that counts requests of one length and answers each with the same bytes, piece by piece.</summary>
internal sealed class CountingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[][] _pieces;
    private readonly Func<Uri, int> _requestBytes;
    private readonly Task _serving;
    private int _answered;

    /// <param name="requestBytes">How long a request to an address is.</param>
    /// <param name="pieces">The answer, in pieces that go out one by one.</param>
    public CountingServer(Func<Uri, int> requestBytes, params byte[][] pieces)
    {
        (_requestBytes, _pieces) = (requestBytes, pieces);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/usagetracking/utws.asmx");

    /// <summary>After how many answers it hangs up on everybody; null for never.</summary>
    public int? HangsUpAfter { get; init; }

    /// <summary>How many requests it has answered.</summary>
    public int Answered => _answered;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> clients = [];
        try
        {
            while (true)
            {
                clients.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(clients);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        byte[] request = new byte[_requestBytes(Address)];
        client.NoDelay = true;
        using (client)
        {
            NetworkStream stream = client.GetStream();
            try
            {
                while (HangsUpAfter is not { } most || Volatile.Read(ref _answered) < most)
                {
                    await stream.ReadExactlyAsync(request, _stop.Token);

                    // Before the client can have it: whoever asks then counts it.
                    _ = Interlocked.Increment(ref _answered);
                    foreach (byte[] piece in _pieces)
                    {
                        await stream.WriteAsync(piece, _stop.Token);
                    }
                }
            }
            catch (Exception end) when (end is OperationCanceledException or IOException)
            {
                // The client has gone, or the test is over.
            }
        }
    }
}
