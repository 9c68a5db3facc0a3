using System.Globalization;
using Utws.Api.Recording;
using Utws.Api.Recording.Reading;
using Utws.Api.Recording.Segments;

namespace Utws.Api.Forwarding;

/// <summary>
/// Keeps what is not forwarded from being deleted, or has the oldest of it deleted and counts it, and has requests refused while there is
/// no room: as the settings say.
/// </summary>
/// <param name="maxBytes">How long all segments may be together; null for any length.</param>
/// <param name="whenFull">What is to happen then.</param>
/// <param name="logger">Told of what is lost, and of a refusal's beginning and end.</param>
internal sealed class DiskBudget(long? maxBytes, WhenFull whenFull, ILogger<DiskBudget> logger)
{
    private readonly Dictionary<string, ForwardPosition> _lastOf = new(StringComparer.Ordinal);
    private Func<(ForwardPosition Position, string? Current)> _progress = static () => default;
    private long _dropped;
    private volatile bool _isFull;
    private bool _wasOver;

    /// <summary>Sessions that were deleted unforwarded.</summary>
    public long DroppedSessions => Interlocked.Read(ref _dropped);

    /// <summary>Whether requests are refused for want of room.</summary>
    public bool IsFull => _isFull;

    /// <summary>Who tells what is forwarded: the last group, and the segment that is being read.</summary>
    public void Follow(Func<(ForwardPosition Position, string? Current)> progress) => _progress = progress;

    /// <summary>Whether retention may delete a closed segment. Called in the store's thread alone.</summary>
    /// <param name="segment">The file.</param>
    /// <param name="isForRoom">Whether there is no room; else it is old.</param>
    public bool MayDelete(SegmentFile segment, bool isForRoom)
    {
        (ForwardPosition position, string? current) = _progress();
        bool mayDrop = isForRoom && whenFull == WhenFull.DropOldest;
        if (segment.IsCorrupt)
        {
            return mayDrop;
        }

        try
        {
            if (!_lastOf.TryGetValue(segment.Path, out ForwardPosition last))
            {
                using SegmentReader? reader = SegmentReader.Open(new ListedSegment(segment.Path, segment.Number));
                last = reader is null ? default : new ForwardPosition(reader.Info.Epoch, reader.Info.LastSequence);
                _lastOf[segment.Path] = last;
            }

            if (last <= position)
            {
                _ = _lastOf.Remove(segment.Path);
                return true;
            }

            // What is on its way just now may arrive.
            if (!mayDrop || segment.Path == current)
            {
                return false;
            }

            Drop(segment, position);
            return true;
        }
        catch (SegmentException)
        {
            // What is in it nobody knows: it goes as those go that are put aside.
            return mayDrop && segment.Path != current;
        }
    }

    /// <summary>Looks at the folder; has retention look, and requests refused or taken again. A look later than a second is too late.</summary>
    public void Look(SegmentStore store, SessionRecorder recorder)
    {
        long bytes = store.MeasureFolder();
        bool isOver = bytes > maxBytes;
        if (isOver)
        {
            store.LookNow();
        }

        // Retention has had the time between two looks.
        bool isFull = isOver && _wasOver && whenFull == WhenFull.Refuse;
        _wasOver = isOver;
        if (isFull == _isFull)
        {
            return;
        }

        _isFull = isFull;
        if (isFull)
        {
            string problem = string.Create(
                CultureInfo.InvariantCulture,
                $"{bytes / (1024 * 1024)} MB are recorded and not forwarded, and Utws:Recording:MaxMegabytes allows {maxBytes / (1024 * 1024)}. See why they are not forwarded, or give them more room.");
            ForwardingLog.NoRoom(logger, problem);
            recorder.Hold(problem);
        }
        else
        {
            ForwardingLog.RoomAgain(logger);
            recorder.Hold(null);
        }
    }

    private void Drop(SegmentFile segment, ForwardPosition position)
    {
        using SegmentReader? reader = SegmentReader.Open(new ListedSegment(segment.Path, segment.Number));
        if (reader is null)
        {
            return;
        }

        long sessions = reader.CountSessions(reader.Info.Epoch == position.Epoch ? position.Sequence : 0);
        _ = Interlocked.Add(ref _dropped, sessions);
        _ = _lastOf.Remove(segment.Path);
        ForwardingLog.Dropped(logger, sessions, segment.Path);
    }
}
