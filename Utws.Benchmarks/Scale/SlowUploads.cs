namespace Utws.Benchmarks.Scale;

/// <summary>Clients whose bodies trickle: the head and half the body at once, then a few bytes at a time.</summary>
internal sealed class SlowUploads : IDisposable
{
    // Above Kestrel's least rate of 240 bytes a second, below which it hangs up on them after 5 s.
    private const int PieceBytes = 300;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly ScaleClient[] _clients;
    private readonly ScaleRequest _request;
    private int _sent;

    private SlowUploads(ScaleClient[] clients, ScaleRequest request) => (_clients, _request) = (clients, request);

    /// <summary>Opens the connections and sends the first half on each.</summary>
    public static async Task<SlowUploads> BeginAsync(ScaledServer server, ScaleRequest request, int count)
    {
#pragma warning disable CA2000 // they are the result's to dispose of
        SlowUploads uploads = new([.. Enumerable.Range(0, count).Select(static _ => new ScaleClient(bufferBytes: 64 * 1024))], request);
#pragma warning restore CA2000
        uploads._sent = request.HeadBytes + ((request.Bytes.Length - request.HeadBytes) / 2);
        foreach (ScaleClient client in uploads._clients)
        {
            await client.ConnectAsync(server.Endpoint);
            await client.SendAsync(request.Bytes.AsMemory(0, uploads._sent));
        }

        return uploads;
    }

    /// <summary>Sends a few bytes a second on each connection, as long as something else takes.</summary>
    public async Task TrickleAsync(Task until)
    {
        while (!until.IsCompleted)
        {
            int length = Math.Min(PieceBytes, _request.Bytes.Length - 1 - _sent);
            foreach (ScaleClient client in _clients)
            {
                await client.SendAsync(_request.Bytes.AsMemory(_sent, length));
            }

            _sent += length;
            await Task.WhenAny(until, Task.Delay(s_pause));
        }
    }

    /// <summary>Sends what is left, and has every one of them answered.</summary>
    public async Task EndAsync()
    {
        foreach (ScaleClient client in _clients)
        {
            await client.SendAsync(_request.Bytes.AsMemory(_sent));
            await client.ReceiveAnswerAsync();
        }
    }

    public void Dispose() => Array.ForEach(_clients, client => client.Dispose());
}
