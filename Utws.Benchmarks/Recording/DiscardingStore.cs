using Utws.Core.Recording;

namespace Utws.Benchmarks.Recording;

/// <summary>A store that keeps nothing: what is left of recording's cost is the groups and the waiting for them.</summary>
internal sealed class DiscardingStore : ISessionStore
{
    public void Open()
    {
    }

    public void Commit(RecordGroup group)
    {
    }

    public void Close()
    {
    }

    public void Dispose()
    {
    }
}
