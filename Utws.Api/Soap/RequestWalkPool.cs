using System.Collections.Concurrent;
using Utws.Core.Contract;

namespace Utws.Api.Soap;

/// <summary>Keeps processors and what belongs to them between requests, with warmed-up buffers.</summary>
internal sealed class RequestWalkPool(SoapProcessorOptions options, bool isRecorded)
{
    // Requests are processed while their bytes come in, so as many are in use as bodies are under way. Beyond this many the
    // spare ones are let go: about 30 KB each.
    private const int MaxKept = 1024;

    private readonly ConcurrentQueue<RequestWalk> _spare = new();
    private int _count;

    public RequestWalk Rent()
    {
        if (_spare.TryDequeue(out RequestWalk? walk))
        {
            Interlocked.Decrement(ref _count);
            return walk;
        }

        return new RequestWalk(options, isRecorded);
    }

    public void Return(RequestWalk walk)
    {
        walk.Trim();
        if (Interlocked.Increment(ref _count) <= MaxKept)
        {
            _spare.Enqueue(walk);
            return;
        }

        Interlocked.Decrement(ref _count);
        walk.Dispose();
    }
}
