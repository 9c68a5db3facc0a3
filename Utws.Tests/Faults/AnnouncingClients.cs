using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Utws.Tests.Support;

namespace Utws.Tests.Faults;

/// <summary>
/// Clients that announce <see cref="NumberedRequest"/>s one after the other, each on a connection of its own, and remember which were
/// acknowledged. A broken connection is opened again, until they are to stop.
/// </summary>
internal sealed class AnnouncingClients
{
    private readonly ConcurrentQueue<int> _acknowledged = new();
    private readonly IPEndPoint _endpoint;
    private readonly Task[] _clients;
    private int _next;
    private int _refused;
    private int _sent;
    private volatile bool _isStopping;

    /// <param name="endpoint">The server.</param>
    /// <param name="count">How many clients.</param>
    /// <param name="first">The number of the first request.</param>
    public AnnouncingClients(IPEndPoint endpoint, int count, int first = 1)
    {
        _endpoint = endpoint;
        _next = first - 1;
        _clients = [.. Enumerable.Range(0, count).Select(_ => Task.Run(AnnounceAsync))];
    }

    /// <summary>The numbers of the requests that were answered with decisions.</summary>
    public IReadOnlyCollection<int> Acknowledged => _acknowledged;

    /// <summary>How many were refused with 503 and Retry-After.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>The number of the last request that was begun.</summary>
    public int Last => Volatile.Read(ref _next);

    /// <summary>How many were sent whole.</summary>
    public int Sent => Volatile.Read(ref _sent);

    /// <summary>Has them go when their request is answered, or the connection broken.</summary>
    public async Task StopAsync()
    {
        _isStopping = true;
        await Task.WhenAll(_clients);
    }

    private async Task AnnounceAsync()
    {
        while (!_isStopping)
        {
            try
            {
                using RawHttpConnection connection = await RawHttpConnection.OpenAsync(_endpoint);
                while (!_isStopping)
                {
                    await AnnounceOneAsync(connection);
                }
            }
            catch (Exception broken) when (broken is IOException or SocketException or Xunit.Sdk.XunitException or OperationCanceledException)
            {
                // The server has gone, in the middle of an answer perhaps: nobody can tell what became of this request.
                await Task.Yield();
            }
        }
    }

    private async Task AnnounceOneAsync(RawHttpConnection connection)
    {
        int number = Interlocked.Increment(ref _next);
        await connection.SendAsync(NumberedRequest.ToBytes(number));
        _ = Interlocked.Increment(ref _sent);
        RawHttpResponse response = await connection.ReadResponseAsync();
        if (response.Status == 200)
        {
            _acknowledged.Enqueue(number);
        }
        else if (response.Status == 503 && response.Header("Retry-After") == "1")
        {
            _ = Interlocked.Increment(ref _refused);
        }
        else
        {
            throw new InvalidOperationException($"{response.Status}: {response.BodyText}");
        }
    }
}
