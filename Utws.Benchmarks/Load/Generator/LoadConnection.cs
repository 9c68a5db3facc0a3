using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Utws.Benchmarks.Load.Generator;

/// <summary>One connection that sends a request again as soon as it is answered.</summary>
internal sealed class LoadConnection : IDisposable
{
    // The longest answer's head and most of an answer to 100 sessions.
    private const int BufferBytes = 32 * 1024;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[BufferBytes];

    /// <summary>Latencies of the run.</summary>
    public LatencyHistogram Latencies { get; private set; } = new();

    /// <summary>What went wrong in the run.</summary>
    public long Errors { get; private set; }

    public ValueTask ConnectAsync(IPEndPoint server) => _socket.ConnectAsync(server, CancellationToken.None);

    /// <summary>Sends and receives until a point of time; a connection that breaks is one error, and its end.</summary>
    /// <param name="request">The request.</param>
    /// <param name="end">A timestamp of <see cref="Stopwatch"/>.</param>
    public async Task RunAsync(ReadOnlyMemory<byte> request, long end)
    {
        Latencies = new LatencyHistogram();
        Errors = 0;
        try
        {
            long begun = Stopwatch.GetTimestamp();
            while (begun < end)
            {
                for (ReadOnlyMemory<byte> rest = request; !rest.IsEmpty;)
                {
                    rest = rest[await _socket.SendAsync(rest, SocketFlags.None)..];
                }

                int status = await ReceiveAsync();
                long answered = Stopwatch.GetTimestamp();
                Latencies.Record((long)Stopwatch.GetElapsedTime(begun, answered).TotalMicroseconds);
                Errors += status == (int)HttpStatusCode.OK ? 0 : 1;
                begun = answered;
            }
        }
        catch (Exception broken) when (broken is SocketException or IOException or FormatException or ObjectDisposedException)
        {
            Errors++;
        }
    }

    public void Dispose() => _socket.Dispose();

    // Receives one answer and returns its status.
    private async ValueTask<int> ReceiveAsync()
    {
        int received = 0;
        int headBytes;
        int status;
        long? bodyBytes;
        do
        {
            received += await ReceiveAsync(received);
        }
        while (!HttpAnswer.TryReadHead(_buffer.AsSpan(0, received), out headBytes, out status, out bodyBytes));

        if (bodyBytes is null)
        {
            await ReceiveChunksAsync(received);
            return status;
        }

        for (long rest = bodyBytes.Value - (received - headBytes); rest > 0;)
        {
            rest -= await ReceiveAsync(0);
        }

        return status;
    }

    private async ValueTask ReceiveChunksAsync(int received)
    {
        // The last bytes stay, so that an end that comes in two pieces is seen.
        const int Kept = 8;
        while (!HttpAnswer.IsLastChunk(_buffer.AsSpan(0, received)))
        {
            int kept = Math.Min(Kept, received);
            _buffer.AsSpan(received - kept, kept).CopyTo(_buffer);
            received = kept + await ReceiveAsync(kept);
        }
    }

    private async ValueTask<int> ReceiveAsync(int offset)
    {
        int count = await _socket.ReceiveAsync(_buffer.AsMemory(offset), SocketFlags.None);
        return count > 0 ? count : throw new IOException("The server closed the connection.");
    }
}
