using Utws.Api.Recording.Segments;
using Utws.Core.Recording;

namespace Utws.Api.Field;

/// <summary>Counts the groups that another store has committed, on the same thread. That counting fails is no failure of the store.</summary>
/// <param name="inner">Keeps the groups; disposed of with this.</param>
/// <param name="counts">Counts them.</param>
internal sealed class CountingStore(SegmentStore inner, FieldCounts counts) : ISessionStore
{
    /// <inheritdoc/>
    public void Open()
    {
        inner.Open();
        counts.Begin(inner.Folder, inner.Epoch);
    }

    /// <inheritdoc/>
    public void Commit(RecordGroup group)
    {
        inner.Commit(group);
        counts.Add(group);
    }

    /// <inheritdoc/>
    public void Close() => inner.Close();

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();
}
