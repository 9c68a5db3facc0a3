using Utws.Api.Recording.Segments;
using Utws.Core.Recording;

namespace Utws.Api.Field;

/// <summary>Counts the groups that another store has committed, on the same thread. That counting fails is no failure of the store.</summary>
/// <param name="inner">Keeps the groups; disposed of with this.</param>
/// <param name="segments">Where it keeps them in the end.</param>
/// <param name="counts">Counts them.</param>
internal sealed class CountingStore(ISessionStore inner, SegmentStore segments, FieldCounts counts) : ISessionStore
{
    /// <inheritdoc/>
    public void Open()
    {
        inner.Open();
        counts.Begin(segments.Folder, segments.Epoch);
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
