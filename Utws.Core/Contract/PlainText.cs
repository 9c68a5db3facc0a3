using System.Buffers;

namespace Utws.Core.Contract;

/// <summary>Text between two tags that is its own value: nothing in it is markup, a reference or a line end, and nothing is forbidden.</summary>
internal static class PlainText
{
    // XML 1.0: [2] Char, [14] CharData. 0xEF begins U+FFFE and U+FFFF; a bracket may end a section. Both are for the reader to judge.
    private static readonly SearchValues<byte> s_special = SearchValues.Create(
    [
        0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F,
        0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F,
        (byte)'<', (byte)'&', (byte)']', 0xEF,
    ]);

    /// <summary>Whether it is; <paramref name="utf8"/> is valid UTF-8.</summary>
    public static bool IsValid(ReadOnlySpan<byte> utf8) => utf8.IndexOfAny(s_special) < 0;
}
