using System.Buffers;
using System.Runtime.Intrinsics;

namespace Utws.Core.Recording;

/// <summary>What cannot stand in a JSON string as it is, and what stands for it (RFC 8259, 7).</summary>
internal static class JsonEscape
{
    /// <summary>The length of the longest that stands for one byte: <c>\u001F</c>.</summary>
    public const int MaxGrowth = 6;

    private static readonly SearchValues<byte> s_escaped = SearchValues.Create([.. ControlCharacters(), (byte)'"', (byte)'\\']);

    /// <summary>Whether any byte has to be escaped.</summary>
    public static bool IsNeeded(Vector128<byte> text) =>
        (Vector128.Equals(text, Vector128.Create((byte)'"'))
            | Vector128.Equals(text, Vector128.Create((byte)'\\'))
            | Vector128.LessThan(text, Vector128.Create((byte)' '))) != Vector128<byte>.Zero;

    /// <summary>How many bytes <see cref="Write"/> writes.</summary>
    public static long LengthOf(ReadOnlySpan<byte> text)
    {
        Span<byte> scratch = stackalloc byte[MaxGrowth];
        long length = text.Length;
        int next;
        while ((next = text.IndexOfAny(s_escaped)) >= 0)
        {
            length += WriteOne(text[next], scratch) - 1;
            text = text[(next + 1)..];
        }

        return length;
    }

    /// <summary>Writes the text, escaped, and returns the number of bytes written.</summary>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        int written = 0;
        int next;
        while ((next = text.IndexOfAny(s_escaped)) >= 0)
        {
            text[..next].CopyTo(destination[written..]);
            written += next;
            written += WriteOne(text[next], destination[written..]);
            text = text[(next + 1)..];
        }

        text.CopyTo(destination[written..]);
        return written + text.Length;
    }

    private static int WriteOne(byte value, Span<byte> destination)
    {
        destination[0] = (byte)'\\';
        if (value is (byte)'"' or (byte)'\\' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            destination[1] = value switch
            {
                (byte)'\t' => (byte)'t',
                (byte)'\n' => (byte)'n',
                (byte)'\r' => (byte)'r',
                _ => value,
            };
            return 2;
        }

        // XML 1.0 has no other control character; whoever calls this from elsewhere still gets JSON.
        "u00"u8.CopyTo(destination[1..]);
        destination[4] = (byte)('0' + (value >> 4));
        destination[5] = (byte)"0123456789abcdef"[value & 0xF];
        return MaxGrowth;
    }

    private static byte[] ControlCharacters()
    {
        byte[] controls = new byte[0x20];
        for (int i = 0; i < controls.Length; i++)
        {
            controls[i] = (byte)i;
        }

        return controls;
    }
}
