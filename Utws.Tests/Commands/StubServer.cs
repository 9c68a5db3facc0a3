using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Utws.Tests.Commands;

/// <summary>A server that answers every connection with the same bytes, whatever it is asked; with none it stays silent, and with an endless piece it never ends.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[]? _answer;
    private readonly byte[]? _endless;
    private readonly Task _serving;

    public StubServer(string? answer, string? endless = null)
    {
        _answer = answer is null ? null : Encoding.UTF8.GetBytes(answer);
        _endless = endless is null ? null : Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(endless, 10_000)));
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url => $"http://{_listener.LocalEndpoint}/usagetracking/utws.asmx";

    /// <summary>A response with a Content-Length.</summary>
    public static string Response(string status, string contentType, string body) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"HTTP/1.1 {status}\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or IOException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[64 * 1024];
        _ = await stream.ReadAsync(buffer, _stop.Token);
        if (_answer is null)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token);
        }

        await stream.WriteAsync(_answer, _stop.Token);
        while (_endless is not null)
        {
            await stream.WriteAsync(_endless, _stop.Token);
        }

        stream.Socket.Shutdown(SocketShutdown.Send);

        // What the client still sends is read, or the system resets the connection under the answer.
        while (await stream.ReadAsync(buffer, _stop.Token) > 0)
        {
        }
    }
}
