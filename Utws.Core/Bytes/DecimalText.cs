using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Utws.Core.Bytes;

/// <summary>Writes numbers in plain decimal form.</summary>
internal static class DecimalText
{
    /// <summary>The length of <c>-2147483648</c>: the room that <see cref="Write"/> wants.</summary>
    public const int MaxInt32Length = 11;

    /// <summary>The length of <c>-9223372036854775808</c>.</summary>
    public const int MaxInt64Length = 20;

    // The contract's numbers are products, platforms, versions up to 1000 (10.0) and bits: 8 KB of table, a few lines of it in use.
    private const int SmallNumbers = 1024;

    // The digits, first one lowest, and above them how many they are.
    private static readonly ulong[] s_small = MakeSmall();

    /// <summary>Writes the number at a position with <see cref="MaxInt32Length"/> bytes of room, and returns the position behind it.</summary>
    // Inlined as Utf8Piece.Write is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(int value, Span<byte> room, int at)
    {
        ulong[] small = s_small;
        if ((uint)value < (uint)small.Length)
        {
            ulong digitsAndLength = small[value];
            BinaryPrimitives.WriteUInt32LittleEndian(room.Slice(at, sizeof(uint)), (uint)digitsAndLength);
            return at + (int)(digitsAndLength >> 32);
        }

        return WriteAny(value, room, at);
    }

    /// <summary>As <see cref="Write"/>, whatever the number: <see cref="MaxInt64Length"/> bytes of room at most.</summary>
    public static int WriteAny(long value, Span<byte> room, int at)
    {
        bool hasRoom = Utf8Formatter.TryFormat(value, room[at..], out int written);
        Debug.Assert(hasRoom, "room was made for every number");
        return at + written;
    }

    private static ulong[] MakeSmall()
    {
        ulong[] small = new ulong[SmallNumbers];
        Span<byte> digits = stackalloc byte[sizeof(uint)];
        for (int i = 0; i < small.Length; i++)
        {
            digits.Clear();
            ulong length = (ulong)WriteAny(i, digits, 0);
            small[i] = BinaryPrimitives.ReadUInt32LittleEndian(digits) | (length << 32);
        }

        return small;
    }
}
