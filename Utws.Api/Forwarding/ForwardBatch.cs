using Utws.Api.Recording.Reading;

namespace Utws.Api.Forwarding;

/// <summary>
/// Whole groups of one node and one epoch, in their order: what is sent to an engine at once. (node, epoch, sequence) is a group's
/// identity, and with its place within the group a session's. Request ids are not: after a failure they can repeat.
/// </summary>
/// <param name="maxSessions">How many sessions make it full; a group is never cut, so there can be one group more.</param>
/// <param name="maxBytes">How many bytes of JSON make it full; likewise.</param>
internal sealed class ForwardBatch(int maxSessions, int maxBytes)
{
    private readonly List<ForwardGroup> _groups = [];
    private readonly List<RecordedHead> _heads = [];
    private readonly List<int> _ends = [];
    private byte[] _json = new byte[64 * 1024];

    private bool IsFull => SessionCount >= maxSessions || Bytes >= maxBytes || RequestCount >= maxSessions;

    /// <summary>The server that recorded it.</summary>
    public string Node { get; private set; } = "";

    /// <summary>Which life of that server's process.</summary>
    public long Epoch { get; private set; }

    /// <summary>The groups, in the order of their sequences, which can have gaps.</summary>
    public IReadOnlyList<ForwardGroup> Groups => _groups;

    /// <summary>How many requests all groups have.</summary>
    public int RequestCount => _heads.Count;

    /// <summary>How many sessions all groups have. Can be 0: a request may announce none.</summary>
    public int SessionCount { get; private set; }

    /// <summary>How many bytes of JSON all requests have.</summary>
    public int Bytes { get; private set; }

    /// <summary>The first instant that a request of it came, microseconds since 1970; not of the first request necessarily.</summary>
    public long MinReceivedMicroseconds { get; private set; }

    /// <summary>The last instant that a request of it came.</summary>
    public long MaxReceivedMicroseconds { get; private set; }

    /// <summary>Whether there was more when it was read, which it could not take: it is full, or what follows is of another epoch.</summary>
    public bool IsMoreThere { get; set; }

    /// <summary>Its last group.</summary>
    public ForwardPosition Last => new(Epoch, _groups[^1].Sequence);

    /// <summary>A request without its sessions.</summary>
    public RecordedHead Head(int index) => _heads[index];

    /// <summary>A request's sessions as JSON, for <see cref="RecordedSessions"/>. The memory is the batch's, until <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Json(int index)
    {
        int start = index == 0 ? 0 : _ends[index - 1];
        return _json.AsSpan(start, _ends[index] - start);
    }

    /// <summary>Whether a request belongs to the last group, or may begin another one.</summary>
    public bool Takes(string node, long epoch, long sequence) =>
        _groups.Count == 0 || (epoch == Epoch && node == Node && (sequence == _groups[^1].Sequence || !IsFull));

    /// <summary>Takes a request, which <see cref="Takes"/> allows; its JSON is copied.</summary>
    public void Append(string node, long epoch, in RecordedHead head, ReadOnlySpan<byte> json)
    {
        long received = head.Request.ReceivedMicroseconds;
        if (_groups.Count == 0)
        {
            (Node, Epoch) = (node, epoch);
            (MinReceivedMicroseconds, MaxReceivedMicroseconds) = (received, received);
        }

        if (_groups.Count == 0 || _groups[^1].Sequence != head.GroupSequence)
        {
            _groups.Add(new ForwardGroup(head.GroupSequence, _heads.Count, 0, 0));
        }

        ForwardGroup group = _groups[^1];
        _groups[^1] = group with { RequestCount = group.RequestCount + 1, SessionCount = group.SessionCount + head.Request.SessionCount };
        if (json.Length > _json.Length - Bytes)
        {
            Array.Resize(ref _json, Math.Max(_json.Length * 2, Bytes + json.Length));
        }

        json.CopyTo(_json.AsSpan(Bytes));
        Bytes += json.Length;
        _heads.Add(head);
        _ends.Add(Bytes);
        SessionCount += head.Request.SessionCount;
        MinReceivedMicroseconds = Math.Min(MinReceivedMicroseconds, received);
        MaxReceivedMicroseconds = Math.Max(MaxReceivedMicroseconds, received);
    }

    /// <summary>Empties it. What one long request needed is let go.</summary>
    public void Clear()
    {
        _groups.Clear();
        _heads.Clear();
        _ends.Clear();
        (SessionCount, Bytes, IsMoreThere) = (0, 0, false);
        if (_json.Length > maxBytes * 2)
        {
            _json = new byte[maxBytes];
        }
    }
}
