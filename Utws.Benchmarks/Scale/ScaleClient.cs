using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Utws.Benchmarks.Scale;

/// <summary>A connection that sends a request again as soon as it is answered.</summary>
internal sealed class ScaleClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly List<int> _latencies = [];
    private readonly byte[] _buffer;
    private int _answerBytes;

    /// <param name="bufferBytes">How much is received at a time.</param>
    public ScaleClient(int bufferBytes) => _buffer = new byte[bufferBytes];

    /// <summary>The latencies of the last run in microseconds.</summary>
    public IReadOnlyList<int> Latencies => _latencies;

    /// <summary>Connects.</summary>
    public ValueTask ConnectAsync(IPEndPoint server) => _socket.ConnectAsync(server, CancellationToken.None);

    /// <summary>Sends a request until a point of time, and counts the answers' bytes: all of them are as long as the first.</summary>
    /// <param name="request">Head and body.</param>
    /// <param name="end">A timestamp of <see cref="Stopwatch"/>.</param>
    /// <param name="most">How often at most.</param>
    /// <exception cref="InvalidOperationException">The server refuses the request.</exception>
    public async Task RunAsync(ReadOnlyMemory<byte> request, long end, int most)
    {
        _latencies.Clear();
        _answerBytes = 0;
        for (long begun = Stopwatch.GetTimestamp(); begun < end && _latencies.Count < most;)
        {
            await SendAsync(request);
            await ReceiveAnswerAsync();
            long answered = Stopwatch.GetTimestamp();
            _latencies.Add((int)Stopwatch.GetElapsedTime(begun, answered).TotalMicroseconds);
            begun = answered;
        }
    }

    /// <summary>Sends all of it.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        for (ReadOnlyMemory<byte> rest = bytes; !rest.IsEmpty;)
        {
            rest = rest[await _socket.SendAsync(rest, SocketFlags.None)..];
        }
    }

    /// <summary>Receives one answer.</summary>
    public async ValueTask ReceiveAnswerAsync()
    {
        int received = 0;
        do
        {
            int count = await _socket.ReceiveAsync(_buffer.AsMemory(_answerBytes == 0 ? received : 0), SocketFlags.None);
            if (received == 0)
            {
                RequireSuccess(_buffer.AsSpan(0, count));
            }

            received += count > 0 ? count : throw new InvalidOperationException("The server closed the connection.");
            _answerBytes = _answerBytes == 0 ? MeasureAnswer(_buffer.AsSpan(0, received)) : _answerBytes;
        }
        while (_answerBytes == 0 || received < _answerBytes);
    }

    public void Dispose() => _socket.Dispose();

    // A status line comes in one piece with what follows it; a refusal would not have the length that is counted on.
    private static void RequireSuccess(ReadOnlySpan<byte> received)
    {
        if (received.Length > 0 && !received.StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException("The server refuses the request: " + Encoding.Latin1.GetString(received));
        }
    }

    // 0 while the head is not complete.
    private static int MeasureAnswer(ReadOnlySpan<byte> received)
    {
        int head = received.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return 0;
        }

        ReadOnlySpan<byte> length = received[(received.IndexOf("Content-Length: "u8) + "Content-Length: "u8.Length)..];
        return head + "\r\n\r\n"u8.Length + int.Parse(length[..length.IndexOf((byte)'\r')], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
