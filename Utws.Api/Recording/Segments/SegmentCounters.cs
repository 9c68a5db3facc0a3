namespace Utws.Api.Recording.Segments;

/// <summary>What the store counts, for its two threads to add to and any to read.</summary>
internal sealed class SegmentCounters
{
    private long _written;
    private long _suspect;
    private long _corrupt;
    private long _poisoned;
    private long _deleted;
    private long _deletedBytes;
    private long _folderBytes;
    private long _openOld;

    public long Written => Interlocked.Read(ref _written);

    public long Suspect => Interlocked.Read(ref _suspect);

    public long Corrupt => Interlocked.Read(ref _corrupt);

    public long Poisoned => Interlocked.Read(ref _poisoned);

    public long Deleted => Interlocked.Read(ref _deleted);

    public long DeletedBytes => Interlocked.Read(ref _deletedBytes);

    public long FolderBytes
    {
        get => Interlocked.Read(ref _folderBytes);
        set => Interlocked.Exchange(ref _folderBytes, value);
    }

    public long OpenOld
    {
        get => Interlocked.Read(ref _openOld);
        set => Interlocked.Exchange(ref _openOld, value);
    }

    public void AddWritten() => Interlocked.Increment(ref _written);

    public void AddSuspect() => Interlocked.Increment(ref _suspect);

    public void AddCorrupt() => Interlocked.Increment(ref _corrupt);

    public void AddPoisoned(long requests) => Interlocked.Add(ref _poisoned, requests);

    public void AddDeleted(long segments, long bytes)
    {
        _ = Interlocked.Add(ref _deleted, segments);
        _ = Interlocked.Add(ref _deletedBytes, bytes);
    }
}
