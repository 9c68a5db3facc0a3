using System.Numerics;
using System.Runtime.Intrinsics;

namespace Utws.Core.Contract;

/// <summary>64 bytes at a time: as long as most of what stands between two values. Whoever calls has as many bytes behind every offset.</summary>
internal static class ByteBlock
{
    /// <summary>The bytes of a block.</summary>
    public const int Length = 64;

    /// <summary>The most that <see cref="CountPlain"/> looks at: of a longer value it does not see the end.</summary>
    public const int MaxPlain = 32;

    /// <summary>A set bit for each of the first <paramref name="count"/> bytes of a block; 0 if there are more.</summary>
    public static ulong BitsOf(int count) => count is > 0 and <= Length ? ulong.MaxValue >> (Length - count) : 0;

    /// <summary>A set bit for each byte that is equal in both blocks.</summary>
    public static ulong Equal(ReadOnlySpan<byte> left, int leftStart, ReadOnlySpan<byte> right, int rightStart)
    {
        ReadOnlySpan<byte> a = left.Slice(leftStart, Length);
        ReadOnlySpan<byte> b = right.Slice(rightStart, Length);
        if (Vector512.IsHardwareAccelerated)
        {
            return Vector512.Equals(Vector512.Create(a), Vector512.Create(b)).ExtractMostSignificantBits();
        }

        ulong low = Vector256.Equals(Vector256.Create(a), Vector256.Create(b)).ExtractMostSignificantBits();
        ulong high = Vector256.Equals(Vector256.Create(a[MaxPlain..]), Vector256.Create(b[MaxPlain..])).ExtractMostSignificantBits();
        return low | (high << MaxPlain);
    }

    /// <summary>How many bytes from <paramref name="start"/> on are ASCII text without markup, references, brackets and controls; <see cref="MaxPlain"/> if all that it looks at.</summary>
    public static int CountPlain(ReadOnlySpan<byte> text, int start)
    {
        Vector256<byte> bytes = Vector256.Create(text.Slice(start, MaxPlain));

        // As signed numbers, controls and all bytes above 0x7F are below the blank.
        Vector256<byte> stop = Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)' ')).AsByte()
            | Vector256.Equals(bytes, Vector256.Create((byte)'<'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'&'))
            | Vector256.Equals(bytes, Vector256.Create((byte)']'));
        return BitOperations.TrailingZeroCount(stop.ExtractMostSignificantBits());
    }
}
