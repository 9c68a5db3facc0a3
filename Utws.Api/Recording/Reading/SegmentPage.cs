namespace Utws.Api.Recording.Reading;

/// <summary>
/// Some requests of a segment, copied out of it, so that no transaction is open while somebody works on them: a reader that waits
/// for a pipe would keep the writer's log from being taken over. A copy costs some 7 ns a session.
/// </summary>
internal sealed class SegmentPage
{
    // A read of this much takes a few milliseconds, against some microseconds that each new read costs.
    private const int MaxRequests = 2048;
    private const int MaxBytes = 1024 * 1024;

    private readonly RecordedHead[] _heads = new RecordedHead[MaxRequests];
    private readonly int[] _ends = new int[MaxRequests];
    private byte[] _json = new byte[MaxBytes];

    /// <summary>How many requests there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes of JSON they have.</summary>
    public int Bytes { get; private set; }

    /// <summary>Whether it takes no more.</summary>
    public bool IsFull => Count == MaxRequests || Bytes >= MaxBytes;

    /// <summary>A request without its sessions.</summary>
    public ref readonly RecordedHead Head(int index) => ref _heads[index];

    /// <summary>A request's sessions as JSON. The memory is the page's, valid until <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Sessions(int index)
    {
        int start = index == 0 ? 0 : _ends[index - 1];
        return _json.AsSpan(start, _ends[index] - start);
    }

    /// <summary>Takes a request; copies <paramref name="sessions"/>. Not to be called when <see cref="IsFull"/>.</summary>
    public void Append(in RecordedHead head, ReadOnlySpan<byte> sessions)
    {
        if (sessions.Length > _json.Length - Bytes)
        {
            Array.Resize(ref _json, Math.Max(_json.Length * 2, Bytes + sessions.Length));
        }

        sessions.CopyTo(_json.AsSpan(Bytes));
        Bytes += sessions.Length;
        _heads[Count] = head;
        _ends[Count] = Bytes;
        Count++;
    }

    /// <summary>Empties the page. What one long request needed is let go.</summary>
    public void Clear()
    {
        Count = 0;
        Bytes = 0;
        if (_json.Length > MaxBytes * 2)
        {
            _json = new byte[MaxBytes];
        }
    }
}
