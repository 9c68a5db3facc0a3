using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Utws.Api.Forwarding.ClickHouse;

/// <summary>
/// Bytes in ClickHouse's RowBinary: numbers in little-endian order, texts behind their length in LEB128. The memory is rented, grows with
/// the largest batch, and goes back when this is disposed of.
/// </summary>
internal sealed class RowBuffer : IDisposable
{
    private const int FirstBytes = 64 * 1024;

    // An int's LEB128 has at most five bytes.
    private const int MaxLengthBytes = 5;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstBytes);

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next change.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Takes back what is behind this length.</summary>
    public void Cut(int length) => Length = length;

    /// <summary>Bytes as they are.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Free(bytes.Length));
        Length += bytes.Length;
    }

    public void Append(byte value)
    {
        Free(1)[0] = value;
        Length++;
    }

    public void Append(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Free(sizeof(int)), value);
        Length += sizeof(int);
    }

    public void Append(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Free(sizeof(long)), value);
        Length += sizeof(long);
    }

    /// <summary>A text, which is UTF-8 already.</summary>
    public void AppendText(ReadOnlySpan<byte> text)
    {
        Span<byte> free = Free(MaxLengthBytes + text.Length);
        int at = 0;
        for (uint length = (uint)text.Length; ; length >>= 7)
        {
            if (length < 0x80)
            {
                free[at++] = (byte)length;
                break;
            }

            free[at++] = (byte)(length | 0x80);
        }

        text.CopyTo(free[at..]);
        Length += at + text.Length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private Span<byte> Free(int bytes)
    {
        if (bytes > _bytes.Length - Length)
        {
            Grow(bytes);
        }

        return _bytes.AsSpan(Length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int bytes)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + bytes), (int)Math.Min(_bytes.Length * 2L, Array.MaxLength)));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = larger;
    }
}
