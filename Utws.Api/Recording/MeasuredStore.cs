using Utws.Core.Recording;

namespace Utws.Api.Recording;

/// <summary>A store whose commits are measured.</summary>
/// <param name="store">The store.</param>
/// <param name="metrics">Gets the measurements.</param>
/// <param name="clock">The clock.</param>
internal sealed class MeasuredStore(ISessionStore store, CommitMetrics metrics, TimeProvider clock) : ISessionStore
{
    /// <inheritdoc/>
    public void Open() => store.Open();

    /// <inheritdoc/>
    public void Commit(RecordGroup group)
    {
        long begun = clock.GetTimestamp();
        store.Commit(group);
        metrics.Committed(group, clock.GetElapsedTime(begun));
    }

    /// <inheritdoc/>
    public void Close() => store.Close();

    /// <inheritdoc/>
    public void Dispose() => store.Dispose();
}
