using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace Utws.Api.Transport;

/// <summary>Makes the pools that Kestrel asks for, one for each of its queues, and remembers them.</summary>
internal sealed class TransportMemoryPoolFactory : IMemoryPoolFactory<byte>
{
    private readonly ConcurrentBag<TransportMemoryPool> _pools = [];

    /// <inheritdoc/>
    public MemoryPool<byte> Create(MemoryPoolOptions? options = null)
    {
        TransportMemoryPool pool = new();
        _pools.Add(pool);
        return pool;
    }

    /// <summary>Lets go of the blocks that nobody needed since the last call, and says how many they were.</summary>
    public int DropIdle()
    {
        int dropped = 0;
        foreach (TransportMemoryPool pool in _pools)
        {
            dropped += pool.DropIdle();
        }

        return dropped;
    }
}
