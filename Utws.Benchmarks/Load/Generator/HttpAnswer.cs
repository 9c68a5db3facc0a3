using System.Buffers.Text;
using System.Text;

namespace Utws.Benchmarks.Load.Generator;

/// <summary>As much of an HTTP/1.1 answer as a load generator has to understand: its status and where it ends.</summary>
internal static class HttpAnswer
{
    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> LastChunk => "\r\n0\r\n\r\n"u8;

    /// <summary>Whether the head has arrived; then its length, the status, and the body's length, or null if it comes in chunks.</summary>
    /// <exception cref="FormatException">That is no answer, or one without a length.</exception>
    public static bool TryReadHead(ReadOnlySpan<byte> bytes, out int headBytes, out int status, out long? bodyBytes)
    {
        headBytes = bytes.IndexOf(HeadEnd) + HeadEnd.Length;
        (status, bodyBytes) = (0, null);
        if (headBytes < HeadEnd.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> head = bytes[..headBytes];
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head["HTTP/1.1 "u8.Length..], out status, out _))
        {
            throw new FormatException("That is no HTTP/1.1 answer.");
        }

        ReadOnlySpan<byte> length = ValueOf(head, "\r\nContent-Length: "u8);
        if (Utf8Parser.TryParse(length, out long parsed, out int used) && used > 0)
        {
            bodyBytes = parsed;
        }
        else if (!Ascii.EqualsIgnoreCase(ValueOf(head, "\r\nTransfer-Encoding: "u8), "chunked"u8))
        {
            throw new FormatException("The answer does not tell its length.");
        }

        return true;
    }

    /// <summary>Whether a body in chunks is complete, of which these are the last bytes that came.</summary>
    public static bool IsLastChunk(ReadOnlySpan<byte> bytes) => bytes.EndsWith(LastChunk);

    // Kestrel's spelling; other servers are not loaded.
    private static ReadOnlySpan<byte> ValueOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> start)
    {
        int at = head.IndexOf(start);
        if (at < 0)
        {
            return [];
        }

        ReadOnlySpan<byte> value = head[(at + start.Length)..];
        return value[..value.IndexOf("\r\n"u8)];
    }
}
