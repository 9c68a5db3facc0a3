using System.Buffers;

namespace Utws.Core.Contract;

/// <summary>
/// Keeps the texts of the session that is being read, and of sessions held back, in one pooled buffer: a session's elements
/// may arrive in different pieces of the body, so its spans cannot lie in the reader's window.
/// </summary>
internal sealed class SessionArena : IDisposable
{
    // Ten times the texts of a usual session; it grows where they are longer.
    private const int InitialBytes = 512;

    // What one odd request needed is not kept for all that follow.
    private const int KeptBytes = 64 * 1024;

    private const int KeptSessions = 512;

    private List<SessionSlot> _held = [];
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int _used;
    private int _valueStart;
    private SessionSlot _current;

    /// <summary>How many sessions are held back.</summary>
    public int HeldCount => _held.Count;

    /// <summary>The text collected since <see cref="BeginValue"/>.</summary>
    public ReadOnlySpan<byte> Value => _bytes.AsSpan(_valueStart, _used - _valueStart);

    /// <summary>Forgets everything, held sessions included.</summary>
    public void Clear()
    {
        if (_held.Capacity > KeptSessions)
        {
            _held = [];
        }

        _held.Clear();
        _used = 0;
        if (_bytes.Length > KeptBytes)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(InitialBytes);
        }
    }

    public void BeginSession()
    {
        _current = default;
        if (_held.Count == 0)
        {
            _used = 0;
        }
    }

    public void BeginValue() => _valueStart = _used;

    public void AppendValue(ReadOnlySpan<byte> text)
    {
        if (text.Length > _bytes.Length - _used)
        {
            Grow(text.Length);
        }

        text.CopyTo(_bytes.AsSpan(_used));
        _used += text.Length;
    }

    /// <summary>Makes the collected text the current session's <paramref name="member"/>.</summary>
    public void SetText(SessionMember member)
    {
        _current.ValueOrStart[(int)member] = _valueStart;
        _current.Length[(int)member] = _used - _valueStart;
        _current.Present |= member switch
        {
            SessionMember.Version => SessionTextFields.Version,
            SessionMember.ServicePack => SessionTextFields.ServicePack,
            SessionMember.LangId => SessionTextFields.LangId,
            SessionMember.Country => SessionTextFields.Country,
            _ => SessionTextFields.Locale,
        };
    }

    /// <summary>Throws the collected text away.</summary>
    public void DropValue() => _used = _valueStart;

    public void SetNumber(SessionMember member, int value) => _current.ValueOrStart[(int)member] = value;

    /// <summary>Keeps the current session until <see cref="Clear"/>.</summary>
    public void Hold() => _held.Add(_current);

    /// <summary>Which texts the current session has.</summary>
    public SessionTextFields Present => _current.Present;

    /// <summary>The current session; its texts are valid until the next call of any member.</summary>
    public SessionInfo Current => ToSessionInfo(_current);

    /// <summary>A session held back; its texts are valid until the next call that adds or clears.</summary>
    public SessionInfo Held(int index)
    {
        SessionSlot slot = _held[index];
        return ToSessionInfo(slot);
    }

    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        _used = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private SessionInfo ToSessionInfo(scoped in SessionSlot slot) => new()
    {
        ProductId = slot.ValueOrStart[(int)SessionMember.ProductId],
        Version = Text(slot, SessionMember.Version),
        OsPlatform = slot.ValueOrStart[(int)SessionMember.OsPlatform],
        OsVersion = slot.ValueOrStart[(int)SessionMember.OsVersion],
        ServicePack = Text(slot, SessionMember.ServicePack),
        OsBits = slot.ValueOrStart[(int)SessionMember.OsBits],
        Architecture = slot.ValueOrStart[(int)SessionMember.Architecture],
        LangId = Text(slot, SessionMember.LangId),
        Country = Text(slot, SessionMember.Country),
        Locale = Text(slot, SessionMember.Locale),
        Present = slot.Present,
    };

    private ReadOnlySpan<byte> Text(scoped in SessionSlot slot, SessionMember member) =>
        _bytes.AsSpan(slot.ValueOrStart[(int)member], slot.Length[(int)member]);

    private void Grow(int wanted)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _used + wanted));
        _bytes.AsSpan(0, _used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
