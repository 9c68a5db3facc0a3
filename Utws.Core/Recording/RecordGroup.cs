using System.Diagnostics;

namespace Utws.Core.Recording;

/// <summary>
/// Requests that are committed together: their records and their sessions' JSON, one behind the other in one buffer. Filled under
/// its owner's lock, then read by the writer alone, then recycled.
/// </summary>
public sealed class RecordGroup
{
    // Sessions of a usual request are some 500 bytes of JSON: the ends of a 2 MiB group.
    private const int InitialRequests = 4096;

    private readonly int _maxBytes;
    private readonly int _maxSessions;
    private RequestRecord[] _requests = new RequestRecord[InitialRequests];
    private int[] _ends = new int[InitialRequests];
    private byte[] _json;
    private TaskCompletionSource<bool> _committed = NewCompletion();

    /// <summary>An empty group.</summary>
    /// <param name="maxBytes">How much JSON it takes; a single request may have more, and then is alone in it.</param>
    /// <param name="maxSessions">How many sessions it takes; likewise. As many requests at most: of those that announce none, too.</param>
    public RecordGroup(int maxBytes, int maxSessions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxSessions);
        _maxBytes = maxBytes;
        _maxSessions = maxSessions;
        _json = new byte[maxBytes];
    }

    /// <summary>
    /// The group's number within the life of one process, from 1, in the order of commits. With the node's name and the process's
    /// epoch it is the group's identity: a group that is written a second time has the same.
    /// </summary>
    public long Sequence { get; set; }

    /// <summary>How many requests it has.</summary>
    public int RequestCount { get; private set; }

    /// <summary>How many sessions they announced.</summary>
    public int SessionCount { get; private set; }

    /// <summary>How many bytes of JSON it has.</summary>
    public int Bytes { get; private set; }

    /// <summary>
    /// Ends with true once the group is on stable storage, with false if that failed; never faults. One task for all who wait:
    /// measured were 23 bytes of garbage a request, against 88 with one each.
    /// </summary>
    public Task<bool> Committed => _committed.Task;

    /// <summary>The record of a request.</summary>
    public RequestRecord Request(int index) => _requests[index];

    /// <summary>The sessions of a request, as <see cref="SessionJson"/> wrote them; the memory is the group's.</summary>
    public ReadOnlySpan<byte> Sessions(int index)
    {
        int start = index == 0 ? 0 : _ends[index - 1];
        return _json.AsSpan(start, _ends[index] - start);
    }

    /// <summary>Takes a request, if it has room or is empty; copies <paramref name="sessions"/>.</summary>
    public bool TryAppend(in RequestRecord request, ReadOnlySpan<byte> sessions)
    {
        if (RequestCount > 0
            && (sessions.Length > _maxBytes - Bytes || request.SessionCount > _maxSessions - SessionCount || RequestCount >= _maxSessions))
        {
            return false;
        }

        if (RequestCount == _requests.Length)
        {
            Array.Resize(ref _requests, RequestCount * 2);
            Array.Resize(ref _ends, RequestCount * 2);
        }

        if (sessions.Length > _json.Length)
        {
            _json = new byte[sessions.Length];
        }

        sessions.CopyTo(_json.AsSpan(Bytes));
        Bytes += sessions.Length;
        SessionCount += request.SessionCount;
        _requests[RequestCount] = request;
        _ends[RequestCount] = Bytes;
        RequestCount++;
        return true;
    }

    /// <summary>Tells all who wait for <see cref="Committed"/>, who go on in other threads; false if they were told before.</summary>
    public bool Complete(bool isCommitted) => _committed.TrySetResult(isCommitted);

    /// <summary>Empties the group for other requests, whose <see cref="Committed"/> is a new task. What one long request needed is let go.</summary>
    public void Recycle()
    {
        Debug.Assert(_committed.Task.IsCompleted, "somebody still waits for this group");
        _committed = NewCompletion();
        RequestCount = 0;
        SessionCount = 0;
        Bytes = 0;
        if (_json.Length > _maxBytes)
        {
            _json = new byte[_maxBytes];
        }
    }

    private static TaskCompletionSource<bool> NewCompletion() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
