namespace Utws.Api.Recording.Segments;

/// <summary>Deletes whole segments, oldest first, for their age or while all together have too many bytes. Used by the keeper's thread.</summary>
internal sealed class SegmentRetention(SegmentFolder folder, SegmentStoreOptions options, SegmentCounters counters, TimeProvider clock, ILogger logger)
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private long _count;
    private long _bytes;
    private long _from;
    private long _to;

    /// <summary>Looks at all segments, counts their bytes, and deletes.</summary>
    /// <param name="newestOf">When the newest group of a closed segment was committed, in microseconds; null if it is not closed.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Neither.</exception>
    public void Run(Func<string, long?> newestOf)
    {
        List<SegmentFile> files = folder.List();
        long total = 0;
        foreach (SegmentFile file in files)
        {
            total += file.Bytes;
        }

        (_count, _bytes, _from, _to) = (0, 0, long.MaxValue, 0);
        foreach (SegmentFile file in files)
        {
            // Of one that cannot be read there is only the file's own time.
            long? newest = file.IsCorrupt ? SegmentClock.ToMicroseconds(file.LastWrite) : newestOf(file.Path);
            if (newest is { } microseconds && MayDelete(file, microseconds, total) && TryDelete(file))
            {
                total -= file.Bytes;
                Count(file, microseconds);
                options.OnDeleted(file);
            }
        }

        counters.FolderBytes = total;
        if (_count > 0)
        {
            counters.AddDeleted(_count, _bytes);
            DateTimeOffset from = SegmentClock.ToInstant(_from);
            DateTimeOffset to = SegmentClock.ToInstant(_to);
            SegmentStoreLog.Deleted(logger, _count, _bytes, from, to);
        }
    }

    private bool MayDelete(SegmentFile file, long newestMicroseconds, long total)
    {
        bool isForRoom = options.MaxBytes is { } bytes && total > bytes;
        bool isOld = options.MaxAge is { } age && clock.GetUtcNow() - SegmentClock.ToInstant(newestMicroseconds) > age;
        return (isForRoom || isOld) && options.MayDelete(file, isForRoom);
    }

    private void Count(SegmentFile file, long newestMicroseconds)
    {
        _count++;
        _bytes += file.Bytes;
        _from = Math.Min(_from, newestMicroseconds);
        _to = Math.Max(_to, newestMicroseconds);
    }

    private bool TryDelete(SegmentFile file)
    {
        try
        {
            SegmentFolder.Delete(file.Path);
            return true;
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            if (_told.Add(file.Path))
            {
                SegmentStoreLog.NotDeleted(logger, file.Path, kept.Message);
            }

            return false;
        }
    }
}
