using System.Numerics;
using System.Runtime.Intrinsics;

namespace Utws.Core.Xml;

/// <summary>Runs over the plain ASCII part of names and values, sixteen bytes at a time.</summary>
/// <remarks>
/// What stops a run is looked at byte by byte by the caller. Runs of markup have 2 to 15 bytes, so one vector decides; a loop over bytes costs
/// a mispredicted branch at each end, and SearchValues a call of 8 to 16 ns. The buffer must have a vector's length behind every offset.
/// </remarks>
internal static class XmlScan
{
    /// <summary>The offset of the first byte that is no ASCII name character (the colon is none).</summary>
    public static int Name(byte[] buffer, int pos)
    {
        while (true)
        {
            uint stops = NameStops(buffer.AsSpan(pos));
            if (stops != 0)
            {
                return pos + BitOperations.TrailingZeroCount(stops);
            }

            pos += Vector128<byte>.Count;
        }
    }

    /// <summary>Which of the first sixteen bytes are no ASCII name characters: bit 0 is the first byte.</summary>
    public static uint NameStops(ReadOnlySpan<byte> window)
    {
        // A bit a high half of a byte: a byte is in a name if its low half's row has its high half's bit. Two look-ups instead of the five
        // comparisons that ranges take, of which AVX-512 makes a chain through its mask registers.
        Vector128<byte> bytes = Vector128.Create(window);
        Vector128<byte> low = Vector128.ShuffleNative(
            Vector128.Create(0xA8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF0, 0x50, 0x50, 0x54, 0x54, 0x70),
            bytes & Vector128.Create((byte)0x0F));
        Vector128<byte> high = Vector128.ShuffleNative(
            Vector128.Create(0, 0, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0, 0, 0, 0, 0, 0, 0, 0),
            bytes >>> 4);
        return Vector128.Equals(low & high, Vector128<byte>.Zero).ExtractMostSignificantBits();
    }

    /// <summary>How many bytes two windows have in common at their starts, sixteen at most.</summary>
    public static int CommonLength(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        uint equal = Vector128.Equals(Vector128.Create(left), Vector128.Create(right)).ExtractMostSignificantBits();
        return BitOperations.TrailingZeroCount(~equal);
    }

    /// <summary>The offset of the first byte of text that is markup, a reference, ], a control but tab and line feed, or not ASCII.</summary>
    /// <param name="buffer">The input.</param>
    /// <param name="pos">Where to begin.</param>
    /// <param name="isText">Set if there is something else than white space before that.</param>
    public static int Text(byte[] buffer, int pos, ref bool isText)
    {
        while (true)
        {
            uint stops = TextStops(buffer.AsSpan(pos), out uint text);
            if (stops != 0)
            {
                // The bits below the lowest stop.
                isText |= (text & (stops - 1) & ~stops) != 0;
                return pos + BitOperations.TrailingZeroCount(stops);
            }

            isText |= (text & 0xFFFF) != 0;
            pos += Vector128<byte>.Count;
        }
    }

    /// <summary>Which of the first sixteen bytes end a plain run of text: bit 0 is the first byte.</summary>
    /// <param name="window">The input from where to look.</param>
    /// <param name="text">Which of them are not white space; bits above the sixteenth are set.</param>
    public static uint TextStops(ReadOnlySpan<byte> window, out uint text)
    {
        Vector128<byte> bytes = Vector128.Create(window);
        Vector128<byte> lines = Vector128.Equals(bytes, Vector128.Create((byte)'\n')) | Vector128.Equals(bytes, Vector128.Create((byte)'\t'));
        Vector128<byte> stop = Vector128.AndNot(BelowBlankOrNotAscii(bytes), lines)
            | Vector128.Equals(bytes, Vector128.Create((byte)'<'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'&'))
            | Vector128.Equals(bytes, Vector128.Create((byte)']'));
        text = ~(lines | Vector128.Equals(bytes, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
        return stop.ExtractMostSignificantBits();
    }

    /// <summary>The offset of the first byte of an attribute value that is a quote, markup, a reference, a control, or not ASCII.</summary>
    public static int Attribute(byte[] buffer, int pos)
    {
        while (true)
        {
            Vector128<byte> bytes = Load(buffer, pos);
            Vector128<byte> stop = BelowBlankOrNotAscii(bytes)
                | Vector128.Equals(bytes, Vector128.Create((byte)'<'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'&'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\''));
            uint stops = stop.ExtractMostSignificantBits();
            if (stops != 0)
            {
                return pos + BitOperations.TrailingZeroCount(stops);
            }

            pos += Vector128<byte>.Count;
        }
    }

    private static Vector128<byte> Load(byte[] buffer, int pos) => Vector128.Create(buffer.AsSpan(pos, Vector128<byte>.Count));

    // As signed numbers, controls and all bytes above 0x7F are below the blank.
    private static Vector128<byte> BelowBlankOrNotAscii(Vector128<byte> bytes) =>
        Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)' ')).AsByte();
}
