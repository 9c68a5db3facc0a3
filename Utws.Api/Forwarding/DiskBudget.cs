using System.Globalization;
using Utws.Api.Recording;
using Utws.Api.Recording.Reading;
using Utws.Api.Recording.Segments;

namespace Utws.Api.Forwarding;

/// <summary>
/// Keeps what is not forwarded from being deleted, or has the oldest of it deleted and counts it, and has requests refused while there is
/// no room: as the settings say.
/// </summary>
/// <param name="recording">How long all segments may be together, and whether there is an age at which they go.</param>
/// <param name="whenFull">What is to happen when there is no room.</param>
/// <param name="logger">Told of what is lost, and of a refusal's beginning and end.</param>
internal sealed class DiskBudget(RecordingSettings recording, WhenFull whenFull, ILogger<DiskBudget> logger)
{
    private const long MegaByte = 1024 * 1024;

    // Of the store's thread alone.
    private readonly Dictionary<string, ForwardPosition> _lastOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _dropping = new(StringComparer.Ordinal);

    private Func<ForwardProgress?> _progress = static () => null;
    private Func<bool> _isWaiting = static () => false;
    private long _dropped;
    private volatile bool _isFull;
    private bool _wasOver;

    /// <summary>Sessions that were deleted unforwarded.</summary>
    public long DroppedSessions => Interlocked.Read(ref _dropped);

    /// <summary>Whether requests are refused for want of room.</summary>
    public bool IsFull => _isFull;

    /// <summary>Who tells what is forwarded, and whether anything waits for it.</summary>
    public void Follow(Func<ForwardProgress?> progress, Func<bool> isWaiting) => (_progress, _isWaiting) = (progress, isWaiting);

    /// <summary>Whether retention may delete a closed segment. Called in the store's thread alone.</summary>
    /// <param name="segment">The file.</param>
    /// <param name="isForRoom">Whether there is no room; else it is old.</param>
    public bool MayDelete(SegmentFile segment, bool isForRoom)
    {
        _ = _dropping.Remove(segment.Path);
        bool mayDrop = isForRoom && whenFull == WhenFull.DropOldest;
        if (segment.IsCorrupt)
        {
            // No engine has what is in it. It goes as it would without one: at an age that somebody has set, or for room.
            return mayDrop || (!isForRoom && recording.MaxDays is not null);
        }

        if (_progress() is not { } progress)
        {
            return false;
        }

        try
        {
            ForwardPosition last = LastOf(segment);
            bool isLeft = progress.Left.Contains(Path.GetFileName(segment.Path));
            if (last <= progress.Stored && !isLeft)
            {
                return true;
            }

            // What has been read is on its way, and may arrive.
            bool isOnItsWay = !isLeft && (last <= progress.Reach || segment.Path == progress.Current);
            if (!mayDrop || isOnItsWay)
            {
                return false;
            }

            _dropping[segment.Path] = CountUnforwarded(segment, progress.Stored);
            return true;
        }
        catch (SegmentException)
        {
            // What is in it nobody knows: it goes as those go that are put aside.
            return mayDrop && segment.Path != progress.Current;
        }
    }

    /// <summary>Counts what went with a segment. Called in the store's thread alone.</summary>
    public void OnDeleted(SegmentFile segment)
    {
        _ = _lastOf.Remove(segment.Path);
        if (_dropping.Remove(segment.Path, out long sessions))
        {
            _ = Interlocked.Add(ref _dropped, sessions);
            ForwardingLog.Dropped(logger, sessions, segment.Path);
        }
    }

    /// <summary>Looks at the folder; has retention look, and requests refused or taken again. A look later than a second is too late.</summary>
    public void Look(SegmentStore store, SessionRecorder recorder)
    {
        long bytes = store.MeasureFolder();
        bool isOver = bytes > recording.MaxBytes;
        if (isOver)
        {
            store.LookNow();
        }

        // Retention has had the time between two looks. Where nothing waits, to refuse would bring no room.
        bool isFull = isOver && _wasOver && whenFull == WhenFull.Refuse && _isWaiting();
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
                $"{bytes / MegaByte} MB are recorded and not all forwarded, and Utws:Recording:MaxMegabytes allows {recording.MaxMegabytes}. See why they are not forwarded, or give them more room.");
            ForwardingLog.NoRoom(logger, problem);
            recorder.Hold(problem);
        }
        else
        {
            ForwardingLog.RoomAgain(logger);
            recorder.Hold(null);
        }
    }

    private ForwardPosition LastOf(SegmentFile segment)
    {
        if (!_lastOf.TryGetValue(segment.Path, out ForwardPosition last))
        {
            using SegmentReader? reader = SegmentReader.Open(new ListedSegment(segment.Path, segment.Number));
            last = reader is null ? default : new ForwardPosition(reader.Info.Epoch, reader.Info.LastSequence);
            _lastOf[segment.Path] = last;
        }

        return last;
    }

    // Of a segment that was left all are counted: which of them are stored nobody knows.
    private static long CountUnforwarded(SegmentFile segment, ForwardPosition stored)
    {
        using SegmentReader? reader = SegmentReader.Open(new ListedSegment(segment.Path, segment.Number));
        return reader?.CountSessions(reader.Info.Epoch == stored.Epoch && reader.Info.LastSequence > stored.Sequence ? stored.Sequence : 0) ?? 0;
    }
}
