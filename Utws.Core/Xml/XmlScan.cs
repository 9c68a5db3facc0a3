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
            Vector128<byte> bytes = Load(buffer, pos);
            Vector128<byte> letters = (bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
            Vector128<byte> digits = bytes - Vector128.Create((byte)'0');
            Vector128<byte> name = Vector128.LessThanOrEqual(letters, Vector128.Create((byte)('z' - 'a')))
                | Vector128.LessThanOrEqual(digits, Vector128.Create((byte)9))
                | Vector128.Equals(bytes, Vector128.Create((byte)'-'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'.'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'_'));
            uint stops = ~name.ExtractMostSignificantBits() & 0xFFFF;
            if (stops != 0)
            {
                return pos + BitOperations.TrailingZeroCount(stops);
            }

            pos += Vector128<byte>.Count;
        }
    }

    /// <summary>The offset of the first byte of text that is markup, a reference, ], a control but tab and line feed, or not ASCII.</summary>
    /// <param name="buffer">The input.</param>
    /// <param name="pos">Where to begin.</param>
    /// <param name="isText">Set if there is something else than white space before that.</param>
    public static int Text(byte[] buffer, int pos, ref bool isText)
    {
        while (true)
        {
            Vector128<byte> bytes = Load(buffer, pos);
            Vector128<byte> lines = Vector128.Equals(bytes, Vector128.Create((byte)'\n')) | Vector128.Equals(bytes, Vector128.Create((byte)'\t'));
            Vector128<byte> stop = Vector128.AndNot(BelowBlankOrNotAscii(bytes), lines)
                | Vector128.Equals(bytes, Vector128.Create((byte)'<'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'&'))
                | Vector128.Equals(bytes, Vector128.Create((byte)']'));
            uint stops = stop.ExtractMostSignificantBits();
            uint text = ~(lines | Vector128.Equals(bytes, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
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
