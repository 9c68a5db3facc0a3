using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Utws.Tests.Support;

/// <summary>
/// One TCP connection over which a test sends exactly the bytes it means, in the pieces it means, and reads responses one
/// after the other. No HTTP library is between the test and the wire.
/// </summary>
internal sealed class RawHttpConnection : IDisposable
{
    // Only a hung server meets it: so that a test run ends, with the test's name on it.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client;
    private readonly NetworkStream _stream;
    private readonly CancellationTokenSource _deadline = new(s_patience);
    private byte[] _buffer = new byte[16384];
    private int _start;
    private int _end;

    private RawHttpConnection(TcpClient client)
    {
        _client = client;
        _stream = client.GetStream();
    }

    public static async Task<RawHttpConnection> OpenAsync(IPEndPoint endpoint)
    {
        // Each piece shall leave as its own segment.
        TcpClient client = new() { NoDelay = true };
        await client.ConnectAsync(endpoint);
        return new RawHttpConnection(client);
    }

    /// <summary>Opens a connection, sends one request and reads its final response.</summary>
    public static async Task<RawHttpResponse> ExchangeAsync(IPEndPoint endpoint, ReadOnlyMemory<byte> request)
    {
        using RawHttpConnection connection = await OpenAsync(endpoint);
        return await connection.ExchangeAsync(request);
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes, _deadline.Token);

    /// <summary>Sends the pieces as one segment each; between them the server's side gets the turn, so that it sees most of them apart.</summary>
    public async Task SendPiecesAsync(IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            await SendAsync(piece);
            await Task.Yield();
        }
    }

    /// <summary>
    /// Sends while reading, and gives the first response: a server that answers before it has read all may close, which is an
    /// error for whoever still sends.
    /// </summary>
    public async Task<RawHttpResponse> ExchangeAsync(ReadOnlyMemory<byte> request)
    {
        Task sending = SendAsync(request);
        RawHttpResponse response = await ReadResponseAsync();
        try
        {
            await sending;
        }
        catch (IOException)
        {
            // The answer is there; nobody needs the rest of the request.
        }

        return response;
    }

    /// <summary>Says that nothing more comes, as a client does that goes away in good order.</summary>
    public void FinishSending() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Goes away without a word: the peer sees a reset.</summary>
    public void Reset()
    {
        _client.Client.LingerState = new LingerOption(enable: true, seconds: 0);
        _client.Close();
    }

    /// <summary>Reads the next response, an interim one (1xx) too.</summary>
    public async Task<RawHttpResponse> ReadResponseAsync(bool isAnswerToHead = false)
    {
        string[] statusLine = (await ReadLineAsync()).Split(' ', 3);
        Assert.True(statusLine.Length >= 2, "This is no status line: " + string.Join(' ', statusLine));
        int status = int.Parse(statusLine[1], NumberStyles.None, CultureInfo.InvariantCulture);
        List<(string Name, string Value)> headers = [];
        for (string line = await ReadLineAsync(); line.Length > 0; line = await ReadLineAsync())
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add((line[..colon], line[(colon + 1)..].Trim(' ')));
        }

        RawHttpResponse head = new(statusLine[0], status, statusLine.Length > 2 ? statusLine[2] : "", headers, default);
        bool hasNoBody = isAnswerToHead || status is (>= 100 and < 200) or 204 or 304;
        return hasNoBody ? head : head with { Body = await ReadBodyAsync(head) };
    }

    /// <summary>Whether the server has closed the connection and sent nothing more; waits until one of the two is sure.</summary>
    public async Task<bool> IsClosedByServerAsync()
    {
        try
        {
            return _start == _end && !await FillAsync();
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose()
    {
        _deadline.Dispose();
        _stream.Dispose();
        _client.Dispose();
    }

    // RFC 9112, 6.3: chunked before Content-Length before the end of the connection.
    private async Task<byte[]> ReadBodyAsync(RawHttpResponse head)
    {
        if (string.Equals(head.Header("Transfer-Encoding"), "chunked", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadChunksAsync();
        }

        if (head.Header("Content-Length") is { } length)
        {
            return await ReadExactlyAsync(int.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture));
        }

        while (await FillAsync())
        {
            // All that comes is the body.
        }

        return TakeBuffered(_end - _start);
    }

    private async Task<byte[]> ReadChunksAsync()
    {
        ArrayBufferWriter<byte> body = new();
        while (true)
        {
            string size = (await ReadLineAsync()).Split(';', 2)[0];
            int count = int.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.Write(await ReadExactlyAsync(count));
            string end = await ReadLineAsync();
            Assert.Equal("", end);
            if (count == 0)
            {
                return body.WrittenSpan.ToArray();
            }
        }
    }

    private async Task<byte[]> ReadExactlyAsync(int count)
    {
        while (_end - _start < count)
        {
            Assert.True(await FillAsync(), string.Create(
                CultureInfo.InvariantCulture, $"The connection ended {count - (_end - _start)} bytes before the body did."));
        }

        return TakeBuffered(count);
    }

    private async Task<string> ReadLineAsync()
    {
        int length;
        while ((length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8)) < 0)
        {
            Assert.True(await FillAsync(), "The connection ended within a response's head: "
                + Encoding.Latin1.GetString(_buffer, _start, _end - _start));
        }

        string line = Encoding.Latin1.GetString(TakeBuffered(length));
        _start += 2;
        return line;
    }

    private byte[] TakeBuffered(int count)
    {
        byte[] taken = _buffer.AsSpan(_start, count).ToArray();
        _start += count;
        return taken;
    }

    private async Task<bool> FillAsync()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = await _stream.ReadAsync(_buffer.AsMemory(_end), _deadline.Token);
        _end += read;
        return read > 0;
    }
}
