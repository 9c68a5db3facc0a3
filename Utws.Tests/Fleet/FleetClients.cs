using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Utws.Tests.Faults;
using Utws.Tests.Support;

namespace Utws.Tests.Fleet;

/// <summary>
/// Clients of a balancer that announce <see cref="NumberedRequest"/>s one after the other. They go when an answer says that it is the
/// connection's last, and anything but an answer with decisions is a failure.
/// </summary>
internal sealed class FleetClients
{
    // A connection's patience is for all that happens on it.
    private const int RequestsOfAConnection = 100;

    private readonly ConcurrentQueue<int> _acknowledged = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly IPEndPoint _endpoint;
    private readonly Task[] _clients;
    private int _next;
    private volatile bool _isStopping;

    /// <param name="endpoint">The balancer.</param>
    /// <param name="count">How many clients.</param>
    /// <param name="first">The number of the first request.</param>
    public FleetClients(IPEndPoint endpoint, int count, int first = 1)
    {
        _endpoint = endpoint;
        _next = first - 1;
        _clients = [.. Enumerable.Range(0, count).Select(_ => Task.Run(AnnounceAsync))];
    }

    /// <summary>The numbers of the requests that were answered with decisions.</summary>
    public IReadOnlyCollection<int> Acknowledged => _acknowledged;

    /// <summary>What became of the other requests, a line each.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>The number of the last request that was begun.</summary>
    public int Last => Volatile.Read(ref _next);

    /// <summary>Waits until so many more requests have been acknowledged.</summary>
    public async Task AnnounceAsync(int more)
    {
        int wanted = _acknowledged.Count + more;
        while (_acknowledged.Count < wanted && !_clients.All(c => c.IsCompleted))
        {
            await Task.Delay(10);
        }
    }

    /// <summary>Has them go when their request is answered.</summary>
    public async Task StopAsync()
    {
        _isStopping = true;
        await Task.WhenAll(_clients);
    }

    private async Task AnnounceAsync()
    {
        while (!_isStopping)
        {
            int number = 0;
            try
            {
                using RawHttpConnection connection = await RawHttpConnection.OpenAsync(_endpoint);
                bool isLast = false;
                for (int i = 0; i < RequestsOfAConnection && !isLast && !_isStopping; i++)
                {
                    number = Interlocked.Increment(ref _next);
                    await connection.SendAsync(NumberedRequest.ToBytes(number));
                    RawHttpResponse response = await connection.ReadResponseAsync();
                    Take(number, response);
                    isLast = response.Header("Connection") == "close";
                }
            }
            catch (Exception broken) when (broken is IOException or SocketException or Xunit.Sdk.XunitException or OperationCanceledException)
            {
                _failures.Enqueue($"{number}: {broken.Message}");
            }
        }
    }

    private void Take(int number, RawHttpResponse response)
    {
        if (response.Status == 200)
        {
            _acknowledged.Enqueue(number);
        }
        else
        {
            _failures.Enqueue($"{number}: {response.Status}");
        }
    }
}
