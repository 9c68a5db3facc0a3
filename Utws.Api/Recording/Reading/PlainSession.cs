namespace Utws.Api.Recording.Reading;

/// <summary>
/// Reads the members of a session in the very form that our writer gives all but a few: no white space, no escapes. It stops at the
/// first byte of another form, and somebody else has to read that session from its beginning.
/// </summary>
internal ref struct PlainSession(ReadOnlySpan<byte> rest)
{
    // Of nineteen digits any number fits a long.
    private const int MaxDigits = 19;

    private ReadOnlySpan<byte> _rest = rest;

    /// <summary>Whether all was in that form so far.</summary>
    public bool IsPlain { get; private set; } = true;

    /// <summary>What is behind the last member.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>A number of 32 bits and what follows it.</summary>
    public int Number(byte end)
    {
        long value = LongNumber(end);
        IsPlain &= value == (int)value;
        return (int)value;
    }

    /// <summary>A number of nineteen digits at most and what follows it. The least of all longs is not plain.</summary>
    public long LongNumber(byte end)
    {
        ReadOnlySpan<byte> bytes = _rest;
        bool isNegative = !bytes.IsEmpty && bytes[0] == (byte)'-';
        int i = isNegative ? 1 : 0;
        ulong value = 0;
        int first = i;
        while (i < bytes.Length && (uint)(bytes[i] - '0') <= 9)
        {
            value = (value * 10) + (uint)(bytes[i] - '0');
            i++;
        }

        if (i == first || i - first > MaxDigits || value > long.MaxValue || i == bytes.Length || bytes[i] != end)
        {
            IsPlain = false;
            return 0;
        }

        _rest = bytes[(i + 1)..];
        return isNegative ? -(long)value : (long)value;
    }

    /// <summary>A text and the comma behind it; false if it is null.</summary>
    public bool TryText(out ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> bytes = _rest;
        text = default;
        if (!bytes.IsEmpty && bytes[0] == (byte)'"')
        {
            bytes = bytes[1..];
            int end = bytes.IndexOfAny((byte)'"', (byte)'\\');
            if (end >= 0 && end + 1 < bytes.Length && bytes[end] == (byte)'"' && bytes[end + 1] == (byte)',')
            {
                text = bytes[..end];
                _rest = bytes[(end + 2)..];
                return true;
            }
        }
        else if (bytes.StartsWith("null,"u8))
        {
            _rest = bytes[5..];
            return false;
        }

        IsPlain = false;
        return false;
    }
}
