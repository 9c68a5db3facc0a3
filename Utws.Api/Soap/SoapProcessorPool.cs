using System.Collections.Concurrent;
using Utws.Core.Contract;

namespace Utws.Api.Soap;

/// <summary>Keeps processors between requests, each with its warmed-up buffers.</summary>
internal sealed class SoapProcessorPool(SoapProcessorOptions options)
{
    // Requests are processed while their bytes come in, so as many are in use as bodies are under way. Beyond this many the
    // spare ones are let go: about 30 KB each.
    private const int MaxKept = 1024;

    private readonly ConcurrentQueue<SoapProcessor> _spare = new();
    private int _count;

    public SoapProcessor Rent()
    {
        if (_spare.TryDequeue(out SoapProcessor? processor))
        {
            Interlocked.Decrement(ref _count);
            return processor;
        }

        return new SoapProcessor(options);
    }

    public void Return(SoapProcessor processor)
    {
        processor.Trim();
        if (Interlocked.Increment(ref _count) <= MaxKept)
        {
            _spare.Enqueue(processor);
            return;
        }

        Interlocked.Decrement(ref _count);
        processor.Dispose();
    }
}
