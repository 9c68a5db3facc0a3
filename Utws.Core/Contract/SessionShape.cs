using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Utws.Core.Contract;

/// <summary>
/// How one client writes a session: which members in which order, and every byte between their values. A further session of the same
/// shape needs no tokenizer: equal bytes in the same state mean the same, so only the values are looked at.
/// </summary>
/// <remarks>
/// A value's length is guessed, to be that of the session before, and then tested: the next bytes can be loaded without waiting for where
/// this value ends. In a prototype that made three times the difference (63 instead of 173 ns a session): the work is nothing, the chain
/// of one end after the other is what costs.
/// </remarks>
internal sealed class SessionShape
{
    /// <summary>What <see cref="Match"/> answers where the bytes are not, or not known to be, of this shape.</summary>
    public const int None = -1;

    private const int NoComparison = -1;

    /// <summary>The longest session to learn from. The contract's indented sample has 410 bytes, some 600 with four blanks a level.</summary>
    public const int MaxBytes = 2048;

    private readonly byte[] _gaps = new byte[MaxBytes + ByteBlock.Length];
    private readonly ValueShape[] _values = new ValueShape[SessionMemberNames.Count];
    private int _count;
    private int _lastGapStart;
    private int _lastGapLength;
    private ulong _lastGapBits;
    private SessionSlot _session;

    // After which value the rest was last found to be that of the session before.
    private int _lastChange;

    /// <summary>Whether there is a shape.</summary>
    public bool IsLearned { get; private set; }

    /// <summary>The bytes of the last session.</summary>
    public int SessionLength { get; private set; }

    /// <summary>What comes before the first value of a session.</summary>
    public ReadOnlySpan<byte> FirstGap => _gaps.AsSpan(0, _count == 0 ? _lastGapLength : _values[0].GapLength);

    /// <summary>Forgets the shape.</summary>
    public void Clear() => IsLearned = false;

    /// <summary>Takes the shape of a session that was read node by node.</summary>
    /// <param name="bytes">From the end of what was before it, white space included, to the end of its end tag; at most <see cref="MaxBytes"/>.</param>
    /// <param name="values">Where in it the values are, in its order; each is text without markup.</param>
    /// <param name="present">Which texts it had, those of empty-element tags included, which are no values here.</param>
    public void Learn(ReadOnlySpan<byte> bytes, ReadOnlySpan<ValuePlace> values, SessionTextFields present)
    {
        int pos = 0;
        int used = 0;
        _session = default;
        _session.Present = present;
        for (int i = 0; i < values.Length; i++)
        {
            ValuePlace place = values[i];
            int gap = place.Start - pos;
            bytes.Slice(pos, gap).CopyTo(_gaps.AsSpan(used));
            _values[i] = new ValueShape
            {
                GapStart = used,
                GapLength = gap,
                GapBits = ByteBlock.BitsOf(gap),
                Member = place.Member,
                IsNumber = !SessionMemberNames.IsText(place.Member),
                Length = place.Length,
            };
            used += gap;
            pos = place.Start + place.Length;
        }

        bytes[pos..].CopyTo(_gaps.AsSpan(used));
        _count = values.Length;
        _lastGapStart = used;
        _lastGapLength = bytes.Length - pos;
        _lastGapBits = ByteBlock.BitsOf(_lastGapLength);
        _lastChange = 0;
        SessionLength = bytes.Length;
        IsLearned = true;
    }

    /// <summary>Looks whether a session of this shape is next, and takes its values.</summary>
    /// <param name="window">The input, and <see cref="ByteBlock.Length"/> zeros after it.</param>
    /// <param name="start">Where the session would begin.</param>
    /// <param name="previousEnd">Where the one before it ended, if it was of this shape and is in the same window; else <see cref="None"/>.</param>
    /// <returns>Where the session ends, or <see cref="None"/>.</returns>
    public int Match(ReadOnlySpan<byte> window, int start, int previousEnd)
    {
        int pos = start;
        int comparison = previousEnd < 0 ? NoComparison : _lastChange;
        for (int i = 0; i < _count; i++)
        {
            ref ValueShape value = ref _values[i];
            if (!IsGap(window, pos, value.GapStart, value.GapLength, value.GapBits))
            {
                return None;
            }

            pos += value.GapLength;
            int plain = ByteBlock.CountPlain(window, pos);
            if ((plain != value.Length || plain == ByteBlock.MaxPlain) && !TryMeasure(window, pos, ref value))
            {
                return None;
            }

            if (value.IsNumber && !TryTakeNumber(window, pos, ref value))
            {
                return None;
            }

            pos += value.Length;
            value.End = pos;
            if (i == comparison)
            {
                int same = CountSame(window, pos, previousEnd, value.Rest);
                if (same == value.Rest)
                {
                    _lastChange = i;
                    return End(start, pos + same, i + 1);
                }

                comparison = NextChange(i, value.Rest - same);
            }
        }

        return IsGap(window, pos, _lastGapStart, _lastGapLength, _lastGapBits) ? End(start, pos + _lastGapLength, _count) : None;
    }

    /// <summary>The session that <see cref="Match"/> has found to end at <paramref name="end"/>; its texts are in the window.</summary>
    public SessionInfo Session(ReadOnlySpan<byte> window, int end) => new()
    {
        ProductId = _session.ValueOrStart[(int)SessionMember.ProductId],
        Version = Text(window, SessionMember.Version, end),
        OsPlatform = _session.ValueOrStart[(int)SessionMember.OsPlatform],
        OsVersion = _session.ValueOrStart[(int)SessionMember.OsVersion],
        ServicePack = Text(window, SessionMember.ServicePack, end),
        OsBits = _session.ValueOrStart[(int)SessionMember.OsBits],
        Architecture = _session.ValueOrStart[(int)SessionMember.Architecture],
        LangId = Text(window, SessionMember.LangId, end),
        Country = Text(window, SessionMember.Country, end),
        Locale = Text(window, SessionMember.Locale, end),
        Present = _session.Present,
    };

    // Of a text's place the distance to the session's end is kept: that is the same where the rest is the same.
    private ReadOnlySpan<byte> Text(ReadOnlySpan<byte> window, SessionMember member, int end) =>
        window.Slice(end - _session.ValueOrStart[(int)member], _session.Length[(int)member]);

    private bool IsGap(ReadOnlySpan<byte> window, int pos, int gapStart, int length, ulong bits) => bits != 0
        ? (ByteBlock.Equal(window, pos, _gaps, gapStart) & bits) == bits
        : window[pos..].StartsWith(_gaps.AsSpan(gapStart, length));

    // The sessions that one client announces differ in few values: behind one that has changed, the rest is compared with that of the
    // session before at a stroke.
    private static int CountSame(ReadOnlySpan<byte> window, int pos, int previousEnd, int rest)
    {
        if (rest > window.Length - pos)
        {
            return 0;
        }

        ReadOnlySpan<byte> previous = window.Slice(previousEnd - rest, rest);
        ReadOnlySpan<byte> next = window.Slice(pos, rest);
        return previous.SequenceEqual(next) ? rest : previous.CommonPrefixLength(next);
    }

    // The rest differed so many bytes before its end: the first value that ends behind that has changed, too.
    private int NextChange(int value, int rest)
    {
        do
        {
            value++;
        }
        while (value < _count && _values[value].Rest >= rest);

        return value;
    }

    // So many values were looked at; the others are where they were in the session before.
    private int End(int start, int end, int count)
    {
        SessionLength = end - start;
        for (int i = 0; i < count; i++)
        {
            ref ValueShape value = ref _values[i];
            value.Rest = end - value.End;
            if (!value.IsNumber)
            {
                _session.ValueOrStart[(int)value.Member] = value.Rest + value.Length;
                _session.Length[(int)value.Member] = value.Length;
            }
        }

        return end;
    }

    // The value is not as long as the one before it, or has characters that are not for one vector to judge.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryMeasure(ReadOnlySpan<byte> window, int pos, ref ValueShape value)
    {
        int length = window[pos..].IndexOf((byte)'<');
        if (length < 0 || !PlainText.IsValid(window.Slice(pos, length)))
        {
            return false;
        }

        value.Length = length;
        return true;
    }

    private bool TryTakeNumber(ReadOnlySpan<byte> window, int pos, ref ValueShape value)
    {
        if ((uint)(value.Length - 1) >= sizeof(ulong))
        {
            value.Digits = 0;
            return Int32Text.Parse(window.Slice(pos, value.Length), out _session.ValueOrStart[(int)value.Member]) == Int32TextResult.Ok;
        }

        ulong digits = BinaryPrimitives.ReadUInt64LittleEndian(window[pos..]) & (ulong.MaxValue >> (64 - (8 * value.Length)));
        return digits == value.Digits || TryTakeChanged(window, pos, digits, ref value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryTakeChanged(ReadOnlySpan<byte> window, int pos, ulong digits, ref ValueShape value)
    {
        if (Int32Text.Parse(window.Slice(pos, value.Length), out int number) != Int32TextResult.Ok)
        {
            return false;
        }

        value.Digits = digits;
        _session.ValueOrStart[(int)value.Member] = number;
        return true;
    }
}
