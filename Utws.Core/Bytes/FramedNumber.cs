using System.Text;

namespace Utws.Core.Bytes;

/// <summary>
/// A number between two fixed texts that is nearly always the same as the time before, as <c>publishUntil</c> is from session to
/// session: the bytes of the last one are kept and written again, in three stores.
/// </summary>
internal sealed class FramedNumber
{
    /// <summary>How many bytes it has at most, and how many <see cref="Write"/> touches.</summary>
    public const int MaxLength = 96;

    private readonly byte[] _bytes = new byte[MaxLength];
    private readonly byte[] _after;
    private readonly int _numberStart;
    private int _length;
    private long _value;

    /// <summary>For numbers between these texts.</summary>
    /// <exception cref="ArgumentException">With the longest number they are longer than <see cref="MaxLength"/>.</exception>
    public FramedNumber(string before, string after)
    {
        _after = Encoding.UTF8.GetBytes(after);
        _numberStart = Encoding.UTF8.GetBytes(before, _bytes);
        if (_numberStart + DecimalText.MaxInt64Length + _after.Length > MaxLength)
        {
            throw new ArgumentException("The texts leave no room for a number.", nameof(after));
        }

        Keep(0);
    }

    /// <summary>Writes it at a position with <see cref="MaxLength"/> bytes of room, and returns the position behind it.</summary>
    public int Write(Span<byte> room, int at, long value)
    {
        if (value != _value)
        {
            Keep(value);
        }

        _bytes.AsSpan(0, MaxLength).CopyTo(room.Slice(at, MaxLength));
        return at + _length;
    }

    private void Keep(long value)
    {
        int numberEnd = DecimalText.WriteAny(value, _bytes, _numberStart);
        _after.CopyTo(_bytes.AsSpan(numberEnd));
        _length = numberEnd + _after.Length;
        _value = value;
    }
}
