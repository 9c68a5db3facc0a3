namespace Utws.Core.Recording;

/// <summary>Where groups of requests are kept. Used by one thread at a time, the writer's.</summary>
public interface ISessionStore : IDisposable
{
    /// <summary>Makes the store ready, and proves that it can commit; also after it has failed, once or again.</summary>
    /// <exception cref="SessionStoreException">It cannot: the reason is in the message.</exception>
    void Open();

    /// <summary>
    /// Keeps the group. When this returns it is on stable storage, as a whole and under its <see cref="RecordGroup.Sequence"/>. When
    /// it throws, the outcome is unknown: the group may be there all the same, as a whole, and counts as not acknowledged.
    /// </summary>
    /// <exception cref="SessionStoreException">The store has failed; it takes no other group before <see cref="Open"/> has succeeded.</exception>
    void Commit(RecordGroup group);

    /// <summary>Closes the store in good order: what was committed can be read without recovery.</summary>
    void Close();
}
