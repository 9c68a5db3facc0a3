using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Utws.Tests.Recording;

/// <summary>Clients on threads and sockets of their own, that make no garbage once they run: what is measured beside them is the server's.</summary>
internal sealed class BlockingClients : IDisposable
{
    private const int MaxAnswerBytes = 1024 * 1024;

    private readonly Socket[] _sockets;
    private readonly byte[] _request;
    private readonly int _answerBytes;

    public BlockingClients(IPEndPoint server, int count, byte[] request)
    {
        _request = request;
        _sockets = [.. Enumerable.Range(0, count).Select(_ => Connect(server))];
        _answerBytes = MeasureAnswer(_sockets[0]);
    }

    /// <summary>Has each of them make so many requests, and gives the bytes allocated meanwhile in the whole process, a request.</summary>
    public double Run(int requestsEach)
    {
        using ManualResetEventSlim go = new();
        Thread[] threads = [.. _sockets.Select(socket => new Thread(() => Exchange(socket, requestsEach, go)))];
        Array.ForEach(threads, t => t.Start());
        long before = GC.GetTotalAllocatedBytes(precise: true);
        go.Set();
        Array.ForEach(threads, t => t.Join());
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)(_sockets.Length * requestsEach);
    }

    public void Dispose() => Array.ForEach(_sockets, s => s.Dispose());

    private static Socket Connect(IPEndPoint server)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000 };
        socket.Connect(server);
        return socket;
    }

    private void Exchange(Socket socket, int requests, ManualResetEventSlim go)
    {
        byte[] buffer = new byte[16 * 1024];
        go.Wait();
        for (int i = 0; i < requests; i++)
        {
            _ = socket.Send(_request);
            for (int received = 0; received < _answerBytes;)
            {
                received += socket.Receive(buffer);
            }
        }
    }

    // All answers to one request are of one length: only the instants in them change.
    private int MeasureAnswer(Socket socket)
    {
        const string Length = "Content-Length: ";
        byte[] buffer = new byte[MaxAnswerBytes];
        _ = socket.Send(_request);
        int received = 0;
        while (true)
        {
            received += socket.Receive(buffer.AsSpan(received));
            string text = Encoding.Latin1.GetString(buffer, 0, received);
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
            {
                continue;
            }

            Assert.StartsWith("HTTP/1.1 200 OK\r\n", text, StringComparison.Ordinal);
            int at = text.IndexOf(Length, StringComparison.Ordinal) + Length.Length;
            int whole = end + 4 + int.Parse(text.AsSpan(at, text.IndexOf('\r', at) - at), NumberStyles.None, CultureInfo.InvariantCulture);
            if (received == whole)
            {
                return whole;
            }
        }
    }
}
