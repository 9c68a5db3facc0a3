using Utws.Api.Transport;
using Utws.Core.Contract;

namespace Utws.Api.Soap;

/// <summary>Keeps processors and what belongs to them between requests, with warmed-up buffers.</summary>
internal sealed class RequestWalkPool(SoapProcessorOptions options, bool isRecorded, TimeProvider clock)
{
    // Requests are processed while their bytes come in, so as many are in use as bodies are under way. Beyond this many the
    // spare ones are let go: some 60 KB each, 100 where five kinds of clients have passed; and those that nobody needs for a while.
    private const int MaxKept = 1024;

    private readonly LifoPool<RequestWalk> _spare = new(MaxKept);

    public RequestWalk Rent() => _spare.TryRent(out RequestWalk? walk) ? walk : new RequestWalk(options, isRecorded, clock);

    public void Return(RequestWalk walk)
    {
        walk.Trim();
        _spare.Return(walk)?.Dispose();
    }

    /// <summary>Lets go of the walks that nobody needed since the last call, and says how many they were.</summary>
    public int DropIdle()
    {
        RequestWalk[] idle = _spare.TakeIdle();
        foreach (RequestWalk walk in idle)
        {
            walk.Dispose();
        }

        return idle.Length;
    }
}
