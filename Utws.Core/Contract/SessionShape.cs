using System.Buffers.Binary;
using System.Diagnostics;
using System.Numerics;

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

    // The contract's indented sample has 290 bytes between the values; twice that with four blanks a level.
    private const int MaxGapBytes = 2048;

    private readonly byte[] _gaps = new byte[MaxGapBytes + ByteBlock.Length];
    private readonly ValueShape[] _values = new ValueShape[SessionMemberNames.Count];
    private int _count;
    private int _lastGapStart;
    private int _lastGapLength;
    private SessionSlot _session;

    // Where the session ended whose texts' places are in _session, and how long it was behind its first value.
    private int _measuredEnd;
    private int _restLength;

    /// <summary>Whether there is a shape.</summary>
    public bool IsLearned { get; private set; }

    /// <summary>The bytes of the last session.</summary>
    public int SessionLength { get; private set; }

    /// <summary>What comes before the first value of a session.</summary>
    public ReadOnlySpan<byte> FirstGap => _gaps.AsSpan(0, _count == 0 ? _lastGapLength : _values[0].GapLength);

    /// <summary>Forgets the shape.</summary>
    public void Clear() => IsLearned = false;

    /// <summary>Takes the shape of a session that was read node by node.</summary>
    /// <param name="bytes">From the end of what was before it, white space included, to the end of its end tag.</param>
    /// <param name="values">Where in it the values are, in its order; each is text without markup.</param>
    /// <param name="present">Which texts it had, those of empty-element tags included, which are no values here.</param>
    public void Learn(ReadOnlySpan<byte> bytes, ReadOnlySpan<ValuePlace> values, SessionTextFields present)
    {
        int pos = 0;
        int used = 0;
        _session = default;
        _session.Present = present;
        IsLearned = false;
        if (bytes.Length > MaxGapBytes)
        {
            return;
        }

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
        _restLength = 0;
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
        for (int i = 0; i < _count; i++)
        {
            ref ValueShape value = ref _values[i];
            if (!IsGap(window, pos, value.GapStart, value.GapLength, value.GapBits))
            {
                return None;
            }

            pos += value.GapLength;
            if (ByteBlock.CountPlain(window, pos) != value.Length && !TryMeasure(window, pos, ref value))
            {
                return None;
            }

            if (value.IsNumber)
            {
                if (!TryTakeNumber(window, pos, ref value))
                {
                    return None;
                }
            }
            else
            {
                _session.ValueOrStart[(int)value.Member] = pos;
                _session.Length[(int)value.Member] = value.Length;
            }

            pos += value.Length;
            if (i == 0 && IsRepeated(window, pos, previousEnd))
            {
                return EndRepeated(start, pos, value);
            }
        }

        return IsGap(window, pos, _lastGapStart, _lastGapLength, ByteBlock.BitsOf(_lastGapLength)) ? End(start, pos + _lastGapLength) : None;
    }

    /// <summary>The session that <see cref="Match"/> has taken; its texts are in the window.</summary>
    public SessionInfo Session(ReadOnlySpan<byte> window, int end)
    {
        int shift = end - _measuredEnd;
        return new SessionInfo
        {
            ProductId = _session.ValueOrStart[(int)SessionMember.ProductId],
            Version = Text(window, SessionMember.Version, shift),
            OsPlatform = _session.ValueOrStart[(int)SessionMember.OsPlatform],
            OsVersion = _session.ValueOrStart[(int)SessionMember.OsVersion],
            ServicePack = Text(window, SessionMember.ServicePack, shift),
            OsBits = _session.ValueOrStart[(int)SessionMember.OsBits],
            Architecture = _session.ValueOrStart[(int)SessionMember.Architecture],
            LangId = Text(window, SessionMember.LangId, shift),
            Country = Text(window, SessionMember.Country, shift),
            Locale = Text(window, SessionMember.Locale, shift),
            Present = _session.Present,
        };
    }

    private ReadOnlySpan<byte> Text(ReadOnlySpan<byte> window, SessionMember member, int shift)
    {
        int length = _session.Length[(int)member];
        return length == 0 ? default : window.Slice(_session.ValueOrStart[(int)member] + shift, length);
    }

    private bool IsGap(ReadOnlySpan<byte> window, int pos, int gapStart, int length, ulong bits) => bits != 0
        ? (ByteBlock.Equal(window, pos, _gaps, gapStart) & bits) == bits
        : window[pos..].StartsWith(_gaps.AsSpan(gapStart, length));

    // Sessions of one program run differ in one value, if at all: the rest is compared with the one before at a stroke.
    private bool IsRepeated(ReadOnlySpan<byte> window, int pos, int previousEnd) =>
        previousEnd >= 0 && _restLength <= window.Length - pos
            && window.Slice(pos, _restLength).SequenceEqual(window.Slice(previousEnd - _restLength, _restLength));

    private int EndRepeated(int start, int pos, in ValueShape first)
    {
        int end = pos + _restLength;
        SessionLength = end - start;
        if (!first.IsNumber)
        {
            // All places are told from the end of the session that was measured.
            _session.ValueOrStart[(int)first.Member] -= end - _measuredEnd;
        }

        return end;
    }

    private int End(int start, int end)
    {
        SessionLength = end - start;
        _measuredEnd = end;
        _restLength = _count == 0 ? 0 : SessionLength - _values[0].GapLength - _values[0].Length;
        return end;
    }

    // The value is not as long as the one before it, or has characters that are not for one vector to judge.
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
        ulong digits = 0;
        if (value.Length <= sizeof(ulong))
        {
            digits = BinaryPrimitives.ReadUInt64LittleEndian(window[pos..]) & (ulong.MaxValue >> (64 - (8 * value.Length)));
            if (digits == value.Digits)
            {
                return true;
            }
        }

        if (Int32Text.Parse(window.Slice(pos, value.Length), out int number) != Int32TextResult.Ok)
        {
            return false;
        }

        value.Digits = digits;
        _session.ValueOrStart[(int)value.Member] = number;
        return true;
    }
}
